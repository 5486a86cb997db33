/** A story's body as a seed writes it: plain paragraphs between blank lines, without any Markdown. */
import { SeedError, type SeedPlace } from './seed-error.ts'

const markdown = /[*_`~#[\]<>\\|&]|^\s*(?:[-+]|\d+[.)])\s/
/** A half-width mark that does not stand between two Latin letters or digits, as in 3.5 or 8:30. */
const halfWidthMark = /(?<![A-Za-z0-9])[,.;:!?()"']|[,.;:!?()"'](?![A-Za-z0-9])/

/** Given '甲。\n\n乙。\n', return ['甲。', '乙。']. */
export function paragraphsOf(body: string, where: SeedPlace): string[] {
  const paragraphs = body.trim().split(/\n{2,}/)
  for (const paragraph of paragraphs) {
    const found =
      markdown.exec(paragraph)?.[0] ?? halfWidthMark.exec(paragraph)?.[0] ?? /\n|^\s|\s$/.exec(paragraph)?.[0]
    if (found !== undefined) {
      throw new SeedError(
        'BODY_SHAPE',
        where,
        `The paragraph “${paragraph.slice(0, 20)}…” holds ${JSON.stringify(found)}.`,
        'Write one line a paragraph, a blank line between two, full-width punctuation and no Markdown.',
      )
    }
  }
  return paragraphs
}

/** The text that offsets count in: the rendered body's blocks, joined by line feeds. */
export function plainTextOf(paragraphs: readonly string[]): string {
  return paragraphs.join('\n')
}
