/** Where a citation takes the day on which its page was read, which only the reader knows. */

export const styles = [
  ['GB/T 7714', 'gbt7714'],
  ['APA', 'apa'],
  ['Markdown', 'markdown'],
  ['BibTeX', 'bibtex'],
  ['CSL-JSON', 'cslJson'],
] as const
export type Style = (typeof styles)[number][1]

/** A citation with the place for the day in its middle. */
export interface Dated {
  before: string
  /** What stands there, with {iso}, {long} or {parts} for the day; empty where the style wants none. */
  day: string
  /** What stands there as long as nobody put a day in. */
  blank: string
  after: string
}

/**
 * The citation of the page at `url`. GB/T 7714 has the day in every citation of a web page, and in none of a newspaper;
 * the others have it where the page may change, which is not so for a version of a figure.
 */
export function dated(style: Style, text: string, url: string, isVersion: boolean): Dated {
  if (style === 'gbt7714') return text.includes('[EB/OL]. ') ? standard(text, url) : plain(text)
  if (isVersion || style === 'markdown') return plain(text)
  if (style === 'apa') return at(text, text.lastIndexOf(url), 'Retrieved {long}, from ')
  if (style === 'bibtex') return at(text, text.lastIndexOf('\n}'), '\n  urldate = {{iso}},')
  return at(text, text.lastIndexOf('"URL"'), '"accessed": { "date-parts": [[{parts}]] },\n  ')
}

/** 题名[EB/OL]. (日期)[引用日期]. 网址. */
function standard(text: string, url: string): Dated {
  const end = text.lastIndexOf(`. ${url}`)
  const day = text[end - 1] === ')' ? '[{iso}]' : '. [{iso}]'
  return { ...at(text, end, day), blank: day.replace('{iso}', '引用日期') }
}

function at(text: string, place: number, day: string): Dated {
  return { before: text.slice(0, place), day, blank: '', after: text.slice(place) }
}

function plain(text: string): Dated {
  return { before: text, day: '', blank: '', after: '' }
}
