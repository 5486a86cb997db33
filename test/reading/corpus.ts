/** The corpus: passages of every kind, with invented places, and what careful readers mark in them. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { FigureStatus, Qualifier } from '../../schema/terms.ts'

const marked = z.strictObject({
  quote: z.string().min(1),
  /** Which occurrence of the quote, where the first is not meant. */
  nth: z.int().min(1).default(1),
})
const passage = z.strictObject({
  id: z.string(),
  kind: z.enum(['news', 'report', 'post', 'bulletin']),
  text: z.string(),
  figures: z
    .array(
      marked.extend({
        value: z.number(),
        valueMax: z.number().nullable().default(null),
        unit: z.string(),
        qualifier: z.enum(Qualifier).default('EXACT'),
        status: z.enum(FigureStatus).default('ACHIEVED'),
      }),
    )
    .default([]),
  /** Stretches whose numbers are no figures. */
  notFigures: z.array(marked).default([]),
})
export type Passage = z.infer<typeof passage>
export type Marked = z.infer<typeof marked>

/** Every passage of every file of the folder `corpus`. */
export async function readCorpus(): Promise<Passage[]> {
  const folder = join(import.meta.dirname, 'corpus')
  const files = (await readdir(folder)).filter((file) => file.endsWith('.yaml')).sort()
  const read = files.map(async (file) => z.array(passage).parse(parse(await readFile(join(folder, file), 'utf8'))))
  return (await Promise.all(read)).flat()
}

/** Where the marked words stand, in code points; throws where they do not. */
export function spanOf(text: string, { quote, nth }: Marked): { start: number; end: number } {
  let at = -1
  for (let count = 0; count < nth; count += 1) {
    at = text.indexOf(quote, at + 1)
    if (at === -1) throw new Error(`“${quote}” does not occur ${nth} times in “${text.slice(0, 20)}…”`)
  }
  const start = Array.from(text.slice(0, at)).length
  return { start, end: start + Array.from(quote).length }
}
