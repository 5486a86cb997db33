import type { FigureClaim } from '../../schema/draft.ts'
import type { Row } from './rows.ts'

/** The columns of a claim's period; all null where its sentence names none. */
export function periodColumns(period: FigureClaim['period']): Row {
  return {
    period_label: period?.label ?? null,
    period_start: period?.start ?? null,
    period_end: period?.end ?? null,
  }
}
