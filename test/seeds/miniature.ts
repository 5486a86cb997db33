/** The worked example of seeds/README.md, as a page and a seed that tests can spoil. */
import { readFile } from 'node:fs/promises'
import type { Draft } from '../../schema/draft.ts'
import { readPage } from '../../seeds/page.ts'
import { readCommonGround } from '../../seeds/read.ts'
import { readStory } from '../../seeds/story.ts'

const readme = await readFile(new URL('../../seeds/README.md', import.meta.url), 'utf8')
const ground = await readCommonGround()

function block(language: string): string {
  const found = new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(readme)?.[1]
  if (found === undefined) throw new Error(`seeds/README.md has no ${language} block`)
  return found
}

/** The page of the example, as scanned. */
export const page = block('text')
/** The seed of the example. */
export const seed = block('yaml')

/** Reads a seed against a page; by default the example's own. */
export function read(seedText: string = seed, pageText: string = page): Draft {
  return readStory({ file: '1-donghu.yaml', text: seedText }, readPage('miniature.txt', pageText), ground).draft
}

/** The example's seed with one stretch replaced, which must be there. */
export function spoil(from: string, to: string): string {
  if (!seed.includes(from)) throw new Error(`The example does not hold ${from}`)
  return seed.replace(from, to)
}
