/** Everything that is stored. A new content type is one class, one page and one line here. */
import { Achievement } from './achievement.ts'
import { AuditEntry } from './audit-entry.ts'
import { Bounds } from './bounds.ts'
import { Branch } from './branch.ts'
import { Cell } from './cell.ts'
import { Figure } from './figure.ts'
import { FigureContext } from './figure-context.ts'
import { FigureRevision } from './figure-revision.ts'
import { Identity } from './identity.ts'
import { Indicator } from './indicator.ts'
import { Manuscript } from './manuscript.ts'
import { Outbox } from './outbox.ts'
import { Page } from './page.ts'
import { Original, Passage } from './passage.ts'
import { Period } from './period.ts'
import { Place } from './place.ts'
import { PlaceLink } from './place-link.ts'
import { Project } from './project.ts'
import { Remark } from './remark.ts'
import { ReviewRule } from './review-rule.ts'
import { Revision } from './revision.ts'
import { SearchEntry } from './search-entry.ts'
import { Sheet } from './sheet.ts'
import { SheetFile, SheetPiece } from './sheet-file.ts'
import { Star } from './star.ts'
import { Statement } from './statement.ts'
import { Story } from './story.ts'
import { Unit } from './unit.ts'

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
  Story,
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
  ReviewRule,
  AuditEntry,
  Manuscript,
  Remark,
]
