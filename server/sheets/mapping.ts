/** Which column of a sheet says what, as an editor states it. */
import { z } from 'zod'
import { indicatorStatement } from '../../schema/draft.ts'
import { FigureStatus } from '../../schema/terms.ts'

/** A column, by its letter or heading; or, if there is no such column, words that hold for every row. */
const source = z.string().trim().min(1).max(300)

const valueColumn = z.strictObject({
  /** Letter or heading of the column with the numbers. */
  column: source,
  indicator: source.optional(),
  unit: source.optional(),
  period: source.optional(),
  status: z.enum(FigureStatus).optional(),
})

export const mapping = z.strictObject({
  /** Name of the sheet; the first one if not given. */
  sheet: z.string().trim().min(1).max(300).optional(),
  /** Number of the last row of headings; 0 where there are none. */
  headings: z.int().min(0).max(100).optional(),
  place: source.optional(),
  /** A place that contains the row's place, where names repeat: 街道. */
  above: source.optional(),
  indicator: source.optional(),
  period: source.optional(),
  unit: source.optional(),
  status: z.enum(FigureStatus).optional(),
  /** One for each column with numbers: one in a long sheet, several in a wide one. */
  values: z.array(valueColumn).min(1).max(100).optional(),
  /** Indicators that the hub does not have yet. */
  indicators: z.array(indicatorStatement).max(100).default([]),
})
/** What is left out is guessed from the headings. */
export type Mapping = z.infer<typeof mapping>
export type MappingInput = z.input<typeof mapping>
