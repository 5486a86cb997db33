/** Text broken into lines for a picture, which breaks none itself. */

/** How wide a character is, in ems: Han and its punctuation fill a square, Latin about half of one. */
export function widthOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + (/[\u2e80-\uffef“”‘’—…·\u{20000}-\u{3ffff}]/u.test(sign) ? 1 : 0.56), 0)
}

/** The text within `ems`, with an ellipsis where it was cut. */
export function shortened(text: string, ems: number): string {
  return lines(text, ems, 1)[0] ?? ''
}

/** At most `most` lines, none wider than `ems`; what does not fit ends in an ellipsis. No line begins with a closing mark. */
export function lines(text: string, ems: number, most: number): string[] {
  const broken: string[] = ['']
  for (const sign of text) {
    const last = broken.at(-1) ?? ''
    const hangs = /[，。、；：？！”’）》」』]/.test(sign)
    if (widthOf(last + sign) <= ems || (hangs && widthOf(last) <= ems)) broken[broken.length - 1] = last + sign
    else broken.push(sign)
  }
  if (broken.length <= most) return broken
  const kept = broken.slice(0, most)
  const last = [...(kept[most - 1] ?? '')]
  while (widthOf(`${last.join('')}…`) > ems) last.pop()
  kept[most - 1] = `${last.join('')}…`
  return kept
}
