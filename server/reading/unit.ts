/** What a number counts or measures: 平方米, 户, 个月, 元/小时. */
import { countWords, measures, type UnitKind } from './unit-words.ts'

/** A unit of the text, by its own name: 元 for 块钱, 平方米 for ㎡. */
export interface Unit {
  end: number
  name: string
  kind: UnitKind
  /** What the number is multiplied by: 1 nearly always. */
  factor: number
  /** 多 or 半 inside the unit: 一个多月, 两个半小时. */
  inside: '' | '多' | '半'
}

const words = new Map<string, { name: string; kind: UnitKind; factor: number }>()
for (const [kind, group] of Object.entries(measures)) {
  for (const [word, name = word, factor = 1] of group) words.set(word, { name, kind: kind as UnitKind, factor })
}
// 三百多号人 are people.
words.set('号人', { name: '人', kind: 'COUNT', factor: 1 })
for (const word of countWords) if (!words.has(word)) words.set(word, { name: word, kind: 'COUNT', factor: 1 })

/** How long the words are that begin with a character, the longest first. */
const lengths = new Map<string, number[]>()
for (const word of words.keys()) {
  const own = lengths.get(word[0] ?? '') ?? []
  if (!own.includes(word.length))
    lengths.set(
      word[0] ?? '',
      [...own, word.length].sort((one, other) => other - one),
    )
}

/** Words that begin like a unit and are none. */
const otherWords =
  /^(?:人[员才]|户籍|部[门队委]|平[台均安衡原整行]|名[额单称]|条[例件]|家[庭长园属]|面[积对向临]|分[别管布]|点[名赞评]|台[阶账风]|项目|代[表理]|口径|团[队结委]|队[员伍]|班[子级]|门[店诊票窗]|股[份权东]|级别|站[点台]|村民|线路|路[线口]|支部|度假|毛[病线衣巾皮坯竹笔球发孩囊]|本[报市县区镇乡校院站馆人月周年季届网台刊社]|期[间待限]|具[体有备]|包[邮含括裹]|素[质养材描食菜])$/

const apart = /个([多半来])(月|小时|钟头|星期|世纪|百分点)/y
/** After a slash anything short that is counted, twice at most: 元/人·月. */
const rate =
  /(?:\/(?:平方米|立方米|平方公里|100(?:毫升|ml|mL|克|g)|\d{1,3}(?:分钟|小时|个月|天|年|公里|公斤)|公里|千克|公斤|小时|千瓦时|分钟|人次|毫升|百克|[㎡m³]|[a-zA-Z]{1,4}|[\u4e00-\u9fff]))(?:[·/](?:[\u4e00-\u9fff]))?/y

/** The unit that begins at `at`, the longest of several, or null. */
export function readUnit(text: string, at: number): Unit | null {
  apart.lastIndex = at
  const split = apart.exec(text)
  if (split !== null) {
    const whole = words.get(`个${split[2]}`)
    if (whole === undefined) return null
    const inside = split[1] === '半' ? '半' : '多'
    return { end: at + split[0].length, name: whole.name, kind: whole.kind, factor: 1, inside }
  }
  for (const length of lengths.get(text[at] ?? '') ?? []) {
    if (at + length > text.length) continue
    const word = words.get(text.slice(at, at + length))
    if (word !== undefined && !isCut(text, at + length)) return withRate(text, at + length, word)
  }
  return null
}

function withRate(text: string, end: number, word: { name: string; kind: UnitKind; factor: number }): Unit {
  rate.lastIndex = end
  const per = rate.exec(text)?.[0] ?? ''
  // 1块多 is more than one 元.
  const inside = text[end - 1] === '多' ? '多' : ''
  return { end: end + per.length, name: word.name + per, kind: word.kind, factor: word.factor, inside }
}

/** Whether what looks like a unit is only the beginning of a word: m of min, 平 of 平台, 部 of 部门. */
function isCut(text: string, end: number): boolean {
  if (/[A-Za-z]/.test(text[end - 1] ?? '')) return /[A-Za-z]/.test(text[end] ?? '')
  return otherWords.test(text.slice(end - 1, end + 1))
}
