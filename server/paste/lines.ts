/** The paragraphs of a plain text, whose lines a scan or a mail program may have cut anywhere. */
import type { Mendings } from './cleaned.ts'

/** What ends a sentence, with what may stand behind it. */
const ended = /[。！？!?…；;：:][”’"'）)》」』】]*$/u
const heading = /^#{1,6}\s/
const listed = /^(?:[-*•·]|\d{1,2}[.、)）]|[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}、)\s*/u
/** Shorter lines are headings, bylines, dates: they end without a mark because they are whole. */
const SHORTEST_CUT = 15

/**
 * Joins lines that were cut within a sentence, also where blank lines stand between: a line that is long, has the marks of
 * running text and ends without one that ends a sentence goes on in the next.
 */
export function paragraphsOf(text: string, mendings: Mendings): string[] {
  const paragraphs: string[] = []
  for (const line of linesOf(text, mendings)) {
    const last = paragraphs.at(-1)
    if (last !== undefined && isCut(last) && !heading.test(line) && !listed.test(line)) {
      mendings.note('LINES_JOINED', `${last.slice(-12)}⏎${line.slice(0, 12)}`)
      paragraphs[paragraphs.length - 1] = last + (isLatin(last.at(-1)) && isLatin(line[0]) ? ' ' : '') + line
    } else {
      paragraphs.push(line)
    }
  }
  return paragraphs
}

function linesOf(text: string, mendings: Mendings): string[] {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .split('\n')
    .map((line) => {
      const trimmed = line.replaceAll(/[\s\u3000]+/g, ' ').trim()
      if (trimmed !== line && trimmed !== '') mendings.note('SPACES_REMOVED', line)
      return trimmed
    })
    .filter((line) => line !== '')
}

function isCut(line: string): boolean {
  return !heading.test(line) && !ended.test(line) && /[，,。、；;]/u.test(line) && line.length >= SHORTEST_CUT
}

function isLatin(character: string | undefined): boolean {
  return character !== undefined && /[A-Za-z]/.test(character)
}
