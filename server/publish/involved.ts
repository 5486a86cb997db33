/** Markdown whose marks nest or crowd so that reading it would take minutes, which no text of a person's does. */

/** As long as a story may be, in characters. */
export const LONGEST_STORY = 200_000
/** `- - - x` is a list in a list in a list. */
const MOST_NESTED = 3
/** Lines that begin so, and those with a list within a list or a quotation: each costs as much as all before it. */
const MOST_LISTED_LINES = 5000
const MOST_NESTED_LINES = 300
/** Marks between two blank lines: each is compared with those before it. */
const MOST_MARKS = 1000

/** A mark that begins a quotation or an item of a list. */
const opening = /[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))/y
/** A line across the page, which is no list. */
const rule = /^[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,})$/

/** What is wrong with it and what to do, in both languages; null where it can be read. */
export function tooInvolved(markdown: string): string | null {
  let marks = 0
  let listedLines = 0
  let nestedLines = 0
  for (const line of markdown.split(/\r\n|\r|\n/)) {
    if (line.trim() === '') marks = 0
    if (rule.test(line)) continue
    const depth = depthOf(line)
    if (depth > 0) listedLines++
    if (depth > 1 || (depth === 1 && /^[ \t]{2}/.test(line))) nestedLines++
    if (depth > MOST_NESTED || nestedLines > MOST_NESTED_LINES || listedLines > MOST_LISTED_LINES) {
      return `nests lists or quotations too deeply, or too many of them, here: “${line.slice(0, 40)}”; take some out (列表或引用套得太深、太多，请删去一些)`
    }
    marks += line.replace(/[^*_[\]`<]/g, '').length
    if (marks > MOST_MARKS) {
      return `has a paragraph with more than ${MOST_MARKS} of marks such as * _ [ ] and <; take some out, or divide it (有一段里的 * _ [ ] < 等标记太多，请删去一些或分段)`
    }
  }
  return null
}

/** How many quotations and lists begin with the line, as far as that matters. */
function depthOf(line: string): number {
  opening.lastIndex = 0
  let depth = 0
  while (depth <= MOST_NESTED && opening.test(line)) depth++
  return depth
}
