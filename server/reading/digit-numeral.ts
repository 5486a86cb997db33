/** Numbers in digits: 41,280, 2.6万, 2900余万, 1亿2000万, 3万5千. */
import { isHundredMillions, isScale, type Numeral, scales } from './numeral.ts'

const digits = /\d{1,3}(?:,\d{3}){1,5}(?![\d,])(?:\.\d{1,8})?|\d{1,15}(?!\d)(?:\.\d{1,8}(?!\d))?/y
/** 118w is how 118万 is typed in a hurry; 5w充电 is power. */
const typed = /w(?![A-Za-z·灯功充电瓦])/y
const loose = /[余多几来](?=[百千万亿])/y

/** The number in digits that begins at `at`. More digits than fifteen are no quantity but a code. */
export function readDigits(text: string, at: number): Numeral | null {
  const first = part(text, at)
  if (first === null) return null
  let { end, value, scale, looseness } = first
  let last = scale
  while (last > 1 && looseness === null) {
    const tenth = spokenTenth(text, end)
    if (tenth !== null && last >= 1e4) {
      value += (tenth * last) / 10
      end += 1
      break
    }
    const next = part(text, end)
    if (next === null || next.scale >= last || next.value >= last || next.end - end > 12) break
    // 1亿30户 is no number: what follows a scale needs one itself, or has all the digits that are left.
    if (next.scale === 1 && next.value < last / 10) break
    value += next.value
    end = next.end
    looseness = next.looseness
    last = next.scale
    scale = next.scale
  }
  return { start: at, end, value, valueMax: null, script: 'DIGITS', scale, bare: false, looseness }
}

/** The 8 of 7万8, which is 78000; null where more than a pause follows. */
function spokenTenth(text: string, at: number): number | null {
  return /^[1-9](?:[，。；、！？）\n…]|$)/.test(text.slice(at, at + 2)) ? Number(text[at]) : null
}

interface Part {
  end: number
  value: number
  scale: number
  looseness: Numeral['looseness']
}

function part(text: string, at: number): Part | null {
  digits.lastIndex = at
  const written = digits.exec(text)?.[0]
  if (written === undefined) return null
  let end = at + written.length
  let scale = 1
  loose.lastIndex = end
  const looseness = loose.test(text) ? (text[end] === '来' ? 'ABOUT' : 'OVER') : null
  if (looseness !== null) end += 1
  if (isHundredMillions(text, end)) end += 1
  while (isScale(text, end) && text[end] !== '十' && scale < 1e12) {
    scale *= scales[text[end] ?? ''] ?? 1
    end += 1
  }
  typed.lastIndex = end
  if (scale === 1 && typed.test(text)) {
    scale = 1e4
    end += 1
  }
  // 3万6 of 3万6千 is a part; decimals of a scaled number would leave rounding noise: 1.1万 is 11000.
  const value = Number((Number(written.replaceAll(',', '')) * scale).toPrecision(15))
  return { end, value, scale, looseness }
}
