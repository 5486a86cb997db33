/** Amounts that several share: 6.3、9.1和14.8个百分点 one unit, 甲村、乙村各30户 one number. */
import type { Amount } from './amount.ts'

/** Where a member of a list stands in the copy. */
export interface Member {
  start: number
  end: number
}

const joint = /^(?:[、和与及或]|以及)$/
const each =
  /各(?![类种项级地界方族村社街镇乡区县市位户部单科支年自式有关])[\u4e00-\u9fff]{0,5}$|各(?:自|有)[\u4e00-\u9fff]{0,3}$/
/** Members are looked for in the same clause, no further back than this. */
const reach = 80
const mostMembers = 30

/** Whether the number, which has no unit, is followed by another that may have one for both. */
export function leavesUnitOpen(text: string, amount: Amount): boolean {
  return (
    amount.unit === '' &&
    amount.valueMax === null &&
    /^(?:[、和与及或]|以及)[约近超]?[\d一二两三四五六七八九十]/.test(text.slice(amount.end, amount.end + 5))
  )
}

/** Whether `next` follows `open` in one list. */
export function follows(text: string, open: Amount, next: Amount): boolean {
  return joint.test(text.slice(open.end, next.start))
}

/** The amount with the unit, and where it is smaller the scale, of a later one in its list. */
export function withUnitOf(later: Amount & { scale?: number }, open: Amount): Amount {
  const scale =
    later.value >= 1e4 && open.value < 1e4 && later.value / open.value >= 1e3
      ? largestScale(later.value, open.value)
      : 1
  return { ...open, value: open.value * scale, unit: later.unit, kind: later.kind }
}

/** 30、50和80万元 are all counted in 万. */
function largestScale(later: number, open: number): number {
  return later / 1e8 >= open / 100 && later >= 1e8 ? 1e8 : 1e4
}

/** The members that an amount after 各 holds for, one each; empty where it holds for no list. */
export function membersBefore(text: string, amount: Amount): Member[] {
  const window = text.slice(Math.max(0, amount.start - 10), amount.start)
  const found = each.exec(window)
  if (found === null || /[，。；：！？、]/.test(found[0])) return []
  const end = amount.start - (window.length - found.index)
  const levels = /[省市区县镇街]{2,3}([两三])级$/.exec(text.slice(Math.max(0, end - 6), end))
  if (levels !== null)
    return Array.from({ length: levels[1] === '三' ? 3 : 2 }, () => ({ start: end - levels[0].length, end }))
  const members = membersOf(text, end)
  // 张三、王五等四人 names only some of them.
  const isWhole = members.every((member) => !text.slice(member.start, member.end).includes('等'))
  return !isWhole || members.length < 2 || members.length > mostMembers ? [] : members
}

function membersOf(text: string, end: number): Member[] {
  let start = end
  while (start > 0 && end - start < reach && !/[，。；：！？\n]/.test(text[start - 1] ?? '')) start -= 1
  const clause = text.slice(start, end)
  const members: Member[] = []
  for (const piece of clause.matchAll(/[^、]+/g)) {
    const from = start + piece.index
    const and = /^(.{2,}?)(?:和|与|及|以及)(.{2,})$/.exec(piece[0])
    if (and?.[1] !== undefined && and[2] !== undefined && from + piece[0].length === end) {
      members.push({ start: from, end: from + and[1].length }, { start: end - and[2].length, end })
    } else members.push({ start: from, end: from + piece[0].length })
  }
  return members
}
