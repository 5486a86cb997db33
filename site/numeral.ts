/** How a figure's own words are set: the number large, what qualifies it before, the unit small behind. */

export interface Pieces {
  before: string
  number: string
  after: string
}

const digits = /^(\D*?)(\d[\d,.]*(?:[-—–~至到]\d[\d,.]*)?)(\D.*)?$/u
const spelled = /^(.*?)([零一二两三四五六七八九十百千万亿半几]+)(.*)$/u

/** `近10万元` → 近 · 10 · 万元; `近半数` → 近 · 半 · 数; words without a number are all number. */
export function pieces(display: string): Pieces {
  const match = digits.exec(display) ?? spelled.exec(display)
  const [, before = '', number = display, after = ''] = match ?? []
  // A lone 一 is a stroke, not a numeral: 唯一 stays one word.
  return number === '一' ? { before: '', number: display, after: '' } : { before, number, after }
}
