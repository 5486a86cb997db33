/** What a sheet's reading has to say of its cells. */

/** Kinds of problems. `stops` tells whether nothing is imported while one is there; the others are only told. */
export const problemKinds = {
  UNKNOWN_PLACE: { stops: true, meaning: 'A place that the hub does not know' },
  AMBIGUOUS_PLACE: { stops: true, meaning: 'A name that several places have' },
  PLACE_EMPTY: { stops: true, meaning: 'A row with numbers that names no place' },
  UNKNOWN_INDICATOR: { stops: true, meaning: 'An indicator that the hub does not know' },
  TEXT_IN_NUMBER: { stops: true, meaning: 'Words where a number should stand' },
  UNIT_MISSING: { stops: true, meaning: 'A number whose unit nothing tells' },
  UNIT_MISMATCH: { stops: true, meaning: 'A unit that the indicator is not counted in' },
  PERIOD_UNREADABLE: { stops: true, meaning: 'A period that cannot be read' },
  PERIOD_SERIAL: { stops: true, meaning: 'A date that is shown as a bare number' },
  DUPLICATE: { stops: true, meaning: 'The same place, indicator and period as another cell' },
  DIFFERS: { stops: true, meaning: 'Another source publishes another value' },
  ERROR_CELL: { stops: true, meaning: 'A formula that failed' },
  UNCALCULATED: { stops: true, meaning: 'A formula without a calculated value' },
  SHOWN_OTHERWISE: { stops: true, meaning: 'A cell that shows another number than it holds' },
  MERGED: { stops: true, meaning: 'A number in merged cells, so that its row is not clear' },
  HIDDEN_ROW: { stops: true, meaning: 'A row that is hidden' },
  MERGED_NAME: { stops: false, meaning: 'A name in merged cells, read for each of their rows' },
  EMPTY: { stops: false, meaning: 'A cell without a number; nothing is read from it' },
  REPEATED: { stops: false, meaning: 'The same number again; it is read once' },
  NUMBER_AS_TEXT: { stops: false, meaning: 'A number written as text; it is read' },
  ROUNDED: { stops: false, meaning: 'A number that is shown rounded; what is shown is read' },
  TOTAL_ROW: { stops: false, meaning: 'A row of totals; nothing is read from it' },
  COLUMN_UNREAD: { stops: false, meaning: 'A column that is not mapped' },
} as const satisfies Record<string, { stops: boolean; meaning: string }>
export type ProblemKind = keyof typeof problemKinds

export interface SheetProblem {
  kind: ProblemKind
  /** C5; a column's or row's first cell where it is about more. */
  address: string
  /** What is the matter and what to do, in English and, in brackets at its end, in Chinese. */
  says: string
}

/** So many problems are kept; all are counted. */
const KEPT = 10_000

/** Collects problems, and counts those that are too many to keep. */
export class Problems {
  readonly kept: SheetProblem[] = []
  /** All of them, by kind. */
  readonly counts = new Map<ProblemKind, number>()

  /** Adds one, in English and in Chinese, for both read it. */
  add(kind: ProblemKind, address: string, english: string, chinese: string): void {
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1)
    if (this.kept.length < KEPT) this.kept.push({ kind, address, says: `${english} (${chinese})` })
  }

  /** How many keep the sheet from being imported. */
  get stopping(): number {
    return [...this.counts].reduce((sum, [kind, count]) => sum + (problemKinds[kind].stops ? count : 0), 0)
  }
}
