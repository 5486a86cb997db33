/** Every migration in order; a new one is one file and one line here. */
import { Initial } from './20261123000000-initial.ts'
import { FigureFacets } from './20261125000000-figure-facets.ts'
import { Editorial } from './20261125130000-editorial.ts'
import { FigureVersions } from './20261125140000-figure-versions.ts'
import { Sheets } from './20261125150000-sheets.ts'
import { Manuscripts } from './20261125160000-manuscripts.ts'
import { People } from './20261125160000-people.ts'
import { Changes } from './20261125170000-changes.ts'
import { Webhooks } from './20261125180000-webhooks.ts'
import { RemarkPlaces } from './20261125190000-remark-places.ts'
import { Profiles } from './20261125191000-profiles.ts'
import { Schedule } from './20261125200000-schedule.ts'
import { Pictures } from './20261125201000-pictures.ts'
import { Ledger } from './20261125204000-ledger.ts'
import { Progress } from './20261125210000-progress.ts'
import { Withdrawals } from './20261125220000-withdrawals.ts'
import { PreviewLinks } from './20261125230000-preview-links.ts'
import { Attendances } from './20261125240000-attendance.ts'
import { WithdrawnFigures } from './20261125250000-withdrawn-figures.ts'
import { PublicationFailures } from './20261125260000-publication-failure.ts'
import { WholeProvince } from './20261126000000-whole-province.ts'
import { LedgerItems } from './20261126010000-ledger-items.ts'

export const migrations = [
  { name: '20261123000000-initial', class: Initial },
  { name: '20261125000000-figure-facets', class: FigureFacets },
  { name: '20261125130000-editorial', class: Editorial },
  { name: '20261125140000-figure-versions', class: FigureVersions },
  { name: '20261125150000-sheets', class: Sheets },
  { name: '20261125160000-manuscripts', class: Manuscripts },
  { name: '20261125160000-people', class: People },
  { name: '20261125170000-changes', class: Changes },
  { name: '20261125180000-webhooks', class: Webhooks },
  { name: '20261125190000-remark-places', class: RemarkPlaces },
  { name: '20261125191000-profiles', class: Profiles },
  { name: '20261125200000-schedule', class: Schedule },
  { name: '20261125201000-pictures', class: Pictures },
  { name: '20261125204000-ledger', class: Ledger },
  { name: '20261125210000-progress', class: Progress },
  { name: '20261125220000-withdrawals', class: Withdrawals },
  { name: '20261125240000-attendance', class: Attendances },
  { name: '20261125230000-preview-links', class: PreviewLinks },
  { name: '20261125250000-withdrawn-figures', class: WithdrawnFigures },
  { name: '20261125260000-publication-failure', class: PublicationFailures },
  { name: '20261126000000-whole-province', class: WholeProvince },
  { name: '20261126010000-ledger-items', class: LedgerItems },
]
