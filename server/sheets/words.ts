/** Words as they are compared: full-width forms and blanks make no difference. */
export function plain(words: string): string {
  return words.normalize('NFKC').replace(/\s+/gu, '').toLowerCase()
}

/** How many characters must be put in, taken out or exchanged to make one text of the other. */
export function distance(one: string, other: string): number {
  const left = [...one]
  const right = [...other]
  let row = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (const [at, character] of left.entries()) {
    const next = [at + 1]
    for (const [index, own] of right.entries()) {
      const exchanged = (row[index] ?? 0) + (own === character ? 0 : 1)
      next.push(Math.min(exchanged, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
