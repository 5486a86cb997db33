/**
 * A text as it would be without its printing: half-width digits, full-width marks, no line broken inside a word. Every
 * character keeps the place that it has in the original.
 */

/** The text to read in, one character a code point, and the way back. */
export interface FairCopy {
  readonly text: string
  /** Where a stretch of the copy lies in the original, in code points. */
  span(start: number, end: number): { start: number; end: number }
  /** Where the original's character at `offset` stands in the copy. */
  at(offset: number): number
  /** The original's own characters of a stretch of the copy. */
  quote(start: number, end: number): string
}

/** What stands for a character outside the Basic Multilingual Plane, none of which is read. */
const unread = '\uFFFC'
const marks: Readonly<Record<string, string>> = {
  ',': '，',
  ':': '：',
  ';': '；',
  '!': '！',
  '?': '？',
  '(': '（',
  ')': '）',
}
const variants: Readonly<Record<string, string>> = {
  ...{
    '〜': '～',
    '∶': '：',
    '﹪': '%',
    '○': '〇',
    Ｏ: '〇',
    '–': '—',
    '―': '—',
    '─': '—',
    '−': '-',
    '．': '.',
    '﹣': '-',
  },
  ...{ 兩: '两', 萬: '万', 億: '亿', 餘: '余', 個: '个', 戶: '户', 畝: '亩', '​': '' },
}
const formal: Readonly<Record<string, string>> = {
  ...{
    壹: '一',
    贰: '二',
    叁: '三',
    肆: '四',
    伍: '五',
    陆: '六',
    柒: '七',
    捌: '八',
    玖: '九',
    拾: '十',
    佰: '百',
    仟: '千',
  },
}
const invisible = /^(?:\p{Mn}|\p{Cf})$/u
const space = /^\s$/
const digit = /^\d$/
const numeral = /^[\d.,〇零一二两三四五六七八九十百千万亿]$/
const latin = /^[A-Za-z]$/
/** 25 kg and 1.3 亿 kWh are amounts; 138 A is none. */
const latinUnit =
  /^ ?(?:km|cm|mm|m|kg|mg|g|t|L|ml|mL|kW|kWh|MW|MWh|kV|kVA|GB|MB|TB|Mbps|hm)(?:[²³23]|\/[\da-zA-Z\u4e00-\u9fff]{1,5})?(?![A-Za-z\d])/
/** Begins an item or a heading, which carries nothing on. */
const item = /^(?:[-*#•·●■◆○▪✅>|]|[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、)）.．]|[①-⑳])/
/** A picture stands at the head of an item or at the end of a line, never within a word. */
const picture = /^(?:\p{Extended_Pictographic}|\uFE0F)/u
/** Fewer characters than a line that a scan would break. */
const shortLine = 7

/** Given '１\n２户', the copy is '12户', and its span 0 to 3 is the original's 0 to 4. */
export function fairCopy(original: string): FairCopy {
  const points = Array.from(original)
  const text: string[] = []
  const offsets: number[] = []
  const writing = new Writing(points)
  for (let at = 0; at < points.length; at += 1) {
    const written = writing.written(at)
    if (written === '') continue
    text.push(written)
    offsets.push(at)
  }
  const span = (start: number, end: number) => ({ start: offsets[start] ?? 0, end: (offsets[end - 1] ?? -1) + 1 })
  return {
    text: text.join(''),
    span,
    at: (offset) => countUpTo(offsets, offset),
    quote: (start, end) => {
      const { start: from, end: to } = span(start, end)
      return points.slice(from, to).join('')
    },
  }
}

/** How many of the ascending numbers are smaller than `limit`. */
function countUpTo(ascending: readonly number[], limit: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ascending[middle] ?? 0) < limit) low = middle + 1
    else high = middle
  }
  return low
}

/** Writes a text anew, character by character from its start to its end. */
class Writing {
  readonly #points: readonly string[]
  /** Whether lines end anywhere, as a scan's do, rather than where a sentence or an item does. */
  readonly #wrapped: boolean
  #lineStart = 0
  #insideQuotes = false

  constructor(points: readonly string[]) {
    this.#points = points
    this.#wrapped = isWrapped(points)
  }

  /** What is written for the character at `at`: one character, or nothing. */
  written(at: number): string {
    const point = this.#points[at] ?? ''
    if (space.test(point)) return this.#gap(at, point)
    if (invisible.test(point)) return ''
    if (point.length > 1) return unread
    if (point === '"') {
      this.#insideQuotes = !this.#insideQuotes
      return this.#insideQuotes ? '“' : '”'
    }
    const half = halfWidth(point)
    if (half === ',' || half === '，') return this.#groupsDigits(at) ? ',' : '，'
    if (half === ':' && digit.test(this.#points[at - 1] ?? '') && digit.test(this.#points[at + 1] ?? '')) return '：'
    return marks[half] ?? variants[half] ?? this.#formal(at) ?? half
  }

  /** Whether the comma at `at` only groups thousands, as in 41,280. */
  #groupsDigits(at: number): boolean {
    const beside = (step: number, most: number) => {
      let count = 0
      for (let from = at + step; Math.abs(from - at) < 12 && count <= most; from += step) {
        const point = halfWidth(this.#points[from] ?? '')
        // A scan breaks lines inside such numbers too.
        if (digit.test(point)) count += 1
        else if (point !== '\n' && point !== '\r') break
      }
      return count
    }
    const before = beside(-1, 3)
    return before > 0 && before <= 3 && beside(1, 3) === 3
  }

  /** Whether the blank between two digits groups thousands, as in 1 850米. */
  #groupsThousands(before: number, after: number): boolean {
    const own = (at: number) => halfWidth(this.#points[at] ?? '')
    const three = [0, 1, 2].every((step) => digit.test(own(after + step))) && !/^[\d-]$/.test(own(after + 3))
    let length = 0
    while (length < 4 && digit.test(own(before - length))) length += 1
    return three && length > 0 && length < 4 && !/^[A-Za-z.\-+:：]$/.test(own(before - length))
  }

  /** Whether a unit in Latin letters stands behind the blank after a number. */
  #beginsUnit(before: string, next: number): boolean {
    if (!/^[\d万亿]$/.test(before)) return false
    return latinUnit.test(
      this.#points
        .slice(next, next + 10)
        .map(halfWidth)
        .join(''),
    )
  }

  /** 叁 is three in 叁万 and 叁拾; alone it may be a name, as 陆 is. */
  #formal(at: number): string | undefined {
    const own = formal[this.#points[at] ?? '']
    if (own === undefined) return undefined
    const beside = [this.#points[at - 1] ?? '', this.#points[at + 1] ?? '']
    return beside.some((point) => point in formal || /^[万亿元]$/.test(point)) ? own : undefined
  }

  /** White space stays where it parts words, as a blank or a line feed. */
  #gap(at: number, point: string): string {
    const points = this.#points
    // Only the last of several characters of white space decides for all of them.
    if (space.test(points[at + 1] ?? '')) {
      return ''
    }
    let from = at
    while (from > 0 && at - from < 40 && space.test(points[from - 1] ?? '')) from -= 1
    const before = halfWidth(points[from - 1] ?? '')
    const after = halfWidth(points[at + 1] ?? '')
    const broken = points.slice(from, at + 1).includes('\n') || point === '\r'
    if (!broken) {
      const joins =
        joinsBlank(before, after) || this.#groupsThousands(from - 1, at + 1) || this.#beginsUnit(before, at + 1)
      return joins ? '' : ' '
    }
    const length = from - this.#lineStart
    this.#lineStart = at + 1
    return this.#joinsLine(before, at + 1, length) ? '' : '\n'
  }

  /** Whether the line that begins at `next` carries on the word before it. */
  #joinsLine(before: string, next: number, length: number): boolean {
    if (before === '' || /[。！？!?；;”」』》】|]/.test(before)) return false
    const after = this.#points.slice(next, next + 6).join('')
    if (picture.test(before) || picture.test(after)) return false
    if (numeral.test(before) && numeral.test(halfWidth(after[0] ?? '')))
      return !/^\d{1,2}[、．](?!\d)|^\d{1,4}[年月]/.test(after)
    return !item.test(after) && (this.#wrapped || length >= shortLine)
  }
}

/** Whether most lines end without a mark. */
function isWrapped(points: readonly string[]): boolean {
  let ends = 0
  let open = 0
  for (const [at, point] of points.entries()) {
    if (point !== '\n') continue
    ends += 1
    if (/[\u4e00-\u9fff\d.,，、]/.test(points[at - 1] ?? '') && /[\u4e00-\u9fff\d%.,，]/.test(points[at + 1] ?? ''))
      open += 1
  }
  return open > ends / 2
}

/** 240 万元 is one amount; 张三 李四 are two names, and 138 0013 no number. */
function joinsBlank(before: string, after: string): boolean {
  const one = digit.test(before)
  const other = digit.test(after)
  if (one === other) return false
  const beside = one ? after : before
  return !latin.test(beside) && !/^[.,〇零一二两三四五六七八九十百千]$/.test(beside)
}

function halfWidth(point: string): string {
  const code = point.charCodeAt(0)
  return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : point
}
