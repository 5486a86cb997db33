/** Everything that is stored. A new content type is one class, one page and one line here. */
import { Account } from './account.ts'
import { Achievement } from './achievement.ts'
import { Attendance } from './attendance.ts'
import { AuditEntry } from './audit-entry.ts'
import { Bounds } from './bounds.ts'
import { Branch } from './branch.ts'
import { Cell } from './cell.ts'
import { Change, ChangeState } from './change.ts'
import { Digest } from './digest.ts'
import { DueDate } from './due-date.ts'
import { Editor } from './editor.ts'
import { Figure } from './figure.ts'
import { FigureContext } from './figure-context.ts'
import { FigureRevision } from './figure-revision.ts'
import { HubSecret } from './hub-secret.ts'
import { Identity } from './identity.ts'
import { Indicator } from './indicator.ts'
import { LedgerItem } from './ledger-item.ts'
import { LedgerRule } from './ledger-rule.ts'
import { Manuscript } from './manuscript.ts'
import { OneTimeLink } from './one-time-link.ts'
import { Outbox } from './outbox.ts'
import { Page } from './page.ts'
import { Original, Passage } from './passage.ts'
import { Period } from './period.ts'
import { Picture } from './picture.ts'
import { PictureFile, PicturePiece, PicturePlace } from './picture-file.ts'
import { Place } from './place.ts'
import { PlaceLink } from './place-link.ts'
import { PreviewLink } from './preview-link.ts'
import { Project } from './project.ts'
import { Remark } from './remark.ts'
import { Letter, Reminder } from './reminder.ts'
import { Responsible } from './responsible.ts'
import { ReviewRule } from './review-rule.ts'
import { Revision } from './revision.ts'
import { RoleGrant } from './role-grant.ts'
import { SearchEntry } from './search-entry.ts'
import { Sheet } from './sheet.ts'
import { SheetFile, SheetPiece } from './sheet-file.ts'
import { SignIn } from './sign-in.ts'
import { Star } from './star.ts'
import { Statement } from './statement.ts'
import { Story } from './story.ts'
import { StoryLink } from './story-link.ts'
import { TwoFactor } from './two-factor.ts'
import { Unit } from './unit.ts'
import { Verification } from './verification.ts'
import { Webhook } from './webhook.ts'
import { Withdrawal } from './withdrawal.ts'
import { WithdrawnFigure } from './withdrawn-figure.ts'

export const entities = [
  Identity,
  Revision,
  Statement,
  Outbox,
  Page,
  Unit,
  Indicator,
  Place,
  PlaceLink,
  Branch,
  Star,
  Project,
  SheetFile,
  SheetPiece,
  PictureFile,
  PicturePiece,
  PicturePlace,
  Story,
  StoryLink,
  Picture,
  Sheet,
  Passage,
  Original,
  Cell,
  Figure,
  FigureRevision,
  FigureContext,
  Bounds,
  Period,
  Achievement,
  SearchEntry,
  Withdrawal,
  WithdrawnFigure,
  Change,
  ChangeState,
  Webhook,
  ReviewRule,
  AuditEntry,
  Manuscript,
  Remark,
  Attendance,
  PreviewLink,
  Editor,
  RoleGrant,
  Account,
  TwoFactor,
  SignIn,
  Verification,
  OneTimeLink,
  HubSecret,
  LedgerItem,
  LedgerRule,
  Responsible,
  Digest,
  DueDate,
  Reminder,
  Letter,
]
