/** The amounts of a text that count something, in its order. */
import { type Amount, readAmount } from './amount.ts'
import { counts } from './counting.ts'
import { tableHeaders, withImpliedUnit } from './implied-unit.ts'
import { follows, leavesUnitOpen, type Member, membersBefore, withUnitOf } from './lists.ts'
import { refusedUntil } from './refused.ts'

/** An amount and, where it holds for each of a list, the member that it is read for. */
export interface FigureAmount extends Amount {
  member: Member | null
}

const begins = /[\d〇零一二两三四五六七八九十百千万亿几数半翻]/g
const uncounted = /\d[\d.,]*|[〇零一二三四五六七八九]{2,}/y

/** Every amount that counts something; one for each member where a list shares it. */
export function readAmounts(text: string): FigureAmount[] {
  const refused = refusedUntil(text)
  const headers = tableHeaders(text)
  const found: FigureAmount[] = []
  let open: Amount[] = []
  begins.lastIndex = 0
  for (let next = begins.exec(text); next !== null; next = begins.exec(text)) {
    const at = next.index
    const until = refused[at] ?? 0
    const read = until > 0 ? null : readAmount(text, at)
    if (read === null) {
      begins.lastIndex = until > 0 ? until : skipFrom(text, at)
      continue
    }
    const amount = withImpliedUnit(text, read, headers)
    begins.lastIndex = Math.max(at + 1, amount.end)
    const last = open.at(-1)
    if (last !== undefined && !follows(text, last, amount)) open = []
    if (leavesUnitOpen(text, amount)) open.push(amount)
    else {
      if (counts(text, amount)) found.push(...withList(text, open, amount))
      open = []
    }
  }
  return found
}

/** The amounts that waited for this one's unit, and this one for each member that it holds for. */
function withList(text: string, open: readonly Amount[], amount: Amount): FigureAmount[] {
  const members = membersBefore(text, amount)
  const own = members.length === 0 ? [{ ...amount, member: null }] : members.map((member) => ({ ...amount, member }))
  return [...open.map((earlier) => ({ ...withUnitOf(amount, earlier), member: null })), ...own]
}

/** Past digits that make no number, whether 20231107 or 九八, or past one character. */
function skipFrom(text: string, at: number): number {
  uncounted.lastIndex = at
  return uncounted.test(text) ? uncounted.lastIndex : at + 1
}
