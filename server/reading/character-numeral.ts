/** Numbers in characters: 二百一十六, 两万三, 七八百, 三点五, 十余万, 数百. */
import { isHundredMillions, isScale, type Numeral, scales } from './numeral.ts'

const digits: Readonly<Record<string, number>> = {
  ...{ 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 },
}
const run = /[〇零一二两三四五六七八九十百千万亿]/
/** Longer runs of such characters count nothing. */
const longest = 24

/** The number in characters that begins at `at`, or null where they make none, as in 二〇二三 and 一三五. */
export function readCharacters(text: string, at: number): Numeral | null {
  const reading = new Reading(text, at)
  if (!reading.read()) return null
  return reading.numeral()
}

/** Reads on while the characters make a number. */
class Reading {
  readonly #text: string
  readonly #start: number
  #at: number
  /** Whole groups of 万 and 亿, the group being read, and the digit before its next scale. */
  #sum = 0
  #group = 0
  #digit: number | null = null
  #small = Number.POSITIVE_INFINITY
  #big = Number.POSITIVE_INFINITY
  /** How far the upper end of 七八 lies above its lower end, and what that difference multiplies by. */
  #spread = 0
  #zero = false
  #last = 1
  #bare = false
  #vague = false
  #over: Numeral['looseness'] = null

  constructor(text: string, at: number) {
    this.#text = text
    this.#start = at
    this.#at = at
  }

  /** Whether the characters make a number. */
  read(): boolean {
    this.#few()
    while (this.#at - this.#start <= longest && this.#step()) this.#at += 1
    if (this.#at === this.#start || this.#at - this.#start > longest) return false
    if (this.#vague && this.#last === 1) return false
    return this.#point() && !run.test(this.#text[this.#at] ?? '')
  }

  numeral(): Numeral {
    const tail = this.#digit ?? 0
    // 三万五 is 35000, 三万零五 30005.
    const colloquial = this.#digit !== null && this.#last >= 100 && !this.#zero && this.#spread === 0
    const unit = colloquial ? this.#last / 10 : 1
    const value = Number((this.#sum + this.#group + tail * unit).toPrecision(15))
    return {
      start: this.#start,
      end: this.#at,
      value,
      valueMax: this.#spread === 0 ? null : value + this.#spread,
      script: 'CHARACTERS',
      scale: this.#digit === null ? this.#last : 1,
      bare: this.#bare,
      looseness: this.#over ?? (this.#vague ? 'OVER' : null),
    }
  }

  /** 几十, 数百, 好几千: some tens, hundreds or thousands. */
  #few(): void {
    if (!/[几数]/.test(this.#text[this.#at] ?? '') || !isScale(this.#text, this.#at + 1)) return
    this.#vague = true
    this.#digit = 1
    this.#at += 1
  }

  /** Takes the character in, or says that the number ended before it. */
  #step(): boolean {
    const character = this.#text[this.#at] ?? ''
    const digit = digits[character]
    if (digit !== undefined) return this.#takeDigit(digit)
    if (character === '零' || character === '〇') return this.#takeZero()
    if (isScale(this.#text, this.#at)) return this.#takeScale(scales[character] ?? 1)
    if (/[余多来几]/.test(character)) return this.#takeMore(character)
    // 三个亿
    if (isHundredMillions(this.#text, this.#at) && this.#digit !== null && this.#takeScale(scales.亿 ?? 1)) {
      this.#at += 1
      return true
    }
    // 六十好几个
    if (character === '好' && this.#text[this.#at + 1] === '几' && this.#takeMore('几')) {
      this.#at += 1
      return true
    }
    return false
  }

  #takeDigit(digit: number): boolean {
    if (this.#over !== null) return false
    if (this.#digit === null) {
      this.#digit = digit
      return true
    }
    const neighbours = digit === this.#digit + 1 || (this.#digit === 3 && digit === 5)
    if (this.#spread > 0 || this.#vague || !neighbours) return false
    this.#spread = digit - this.#digit
    return true
  }

  #takeZero(): boolean {
    if (this.#digit !== null || this.#at === this.#start || this.#over !== null) return false
    this.#zero = true
    return true
  }

  #takeScale(scale: number): boolean {
    return scale < 1e4 ? this.#takeSmall(scale) : this.#takeBig(scale)
  }

  #takeSmall(scale: number): boolean {
    if (scale >= this.#small || this.#over !== null) return false
    if (this.#digit === null && !this.#begins(scale)) return false
    this.#group += (this.#digit ?? 1) * scale
    this.#spread *= this.#digit === null ? 1 : scale
    this.#digit = null
    this.#small = scale
    this.#last = scale
    this.#zero = false
    return true
  }

  /** A scale without a digit before it: 十二, 百余, 一百十二. */
  #begins(scale: number): boolean {
    if (scale === 10) return true
    if (this.#group > 0 || this.#sum > 0) return false
    this.#bare = true
    return true
  }

  #takeBig(scale: number): boolean {
    const squared = scale === 1e8 && this.#big === 1e4
    if (scale >= this.#big && !squared) return false
    const group = this.#group + (this.#digit ?? 0)
    if (group === 0 && !squared) {
      if (this.#sum > 0) return false
      this.#bare = true
    }
    this.#sum = squared ? (this.#sum + group) * scale : this.#sum + (group === 0 ? 1 : group) * scale
    this.#spread *= scale
    this.#group = 0
    this.#digit = null
    this.#small = Number.POSITIVE_INFINITY
    this.#big = scale
    this.#last = scale
    this.#zero = false
    return true
  }

  /** 三十多万 is over 300000; 三十多 ends before its 多; 二十几 is over twenty. */
  #takeMore(character: string): boolean {
    if (this.#at === this.#start || this.#over !== null || this.#spread > 0) return false
    const scaleFollows = /[万亿]/.test(this.#text[this.#at + 1] ?? '')
    if (!scaleFollows && !(character === '几' && this.#last === 10 && this.#digit === null)) return false
    this.#over = character === '来' ? 'ABOUT' : 'OVER'
    return true
  }

  /** 三点五, 三点五万: decimals after a number. False where they would not end. */
  #point(): boolean {
    const found = /^点([〇零一二三四五六七八九]{1,4})(?![十百千〇零一二三四五六七八九]|分|刻|钟|半)/.exec(
      this.#text.slice(this.#at, this.#at + 8),
    )?.[1]
    if (found === undefined || this.#spread > 0 || this.#over !== null) return true
    const decimals = Array.from(found, (digit) => digits[digit] ?? 0).join('')
    this.#group = Number(`${this.#sum + this.#group + (this.#digit ?? 0)}.${decimals}`)
    this.#sum = 0
    this.#digit = null
    this.#at += found.length + 1
    const scale = /^[万亿]/.exec(this.#text[this.#at] ?? '')?.[0]
    if (scale === undefined) return true
    this.#group *= scales[scale] ?? 1
    this.#last = scales[scale] ?? 1
    this.#at += 1
    return true
  }
}
