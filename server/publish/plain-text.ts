import { parseRichText, runsOf } from './rich-text.ts'

/** The text of a Markdown body without marks, blocks joined by a line feed: the text in which passages count. */
export function plainText(markdown: string): string {
  return runsOf(parseRichText(markdown)).text
}
