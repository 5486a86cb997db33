/** The week, month or quarter that a digest looks back on: the last one that is over, by the calendar in Shanghai. */
import type { DigestKind } from '../../schema/terms.ts'

export interface DigestPeriod {
  start: Date
  /** The first moment after it. */
  end: Date
  /** As a sentence names it: 2026年11月16日至22日 */
  label: string
}

/** Shanghai is eight hours ahead of UTC, all the year. */
const AHEAD_MS = 8 * 3_600_000
const DAY_MS = 86_400_000

export function lastPeriod(kind: DigestKind, now: Date): DigestPeriod {
  const there = new Date(now.getTime() + AHEAD_MS)
  const [year, month] = [there.getUTCFullYear(), there.getUTCMonth()]
  if (kind === 'WEEKLY') {
    const today = Date.UTC(year, month, there.getUTCDate())
    const monday = today - ((there.getUTCDay() + 6) % 7) * DAY_MS
    return between(monday - 7 * DAY_MS, monday, weekLabel)
  }
  if (kind === 'MONTHLY') {
    return between(Date.UTC(year, month - 1), Date.UTC(year, month), (day) => `${yearOf(day)}${monthOf(day)}`)
  }
  const quarter = Math.floor(month / 3)
  return between(
    Date.UTC(year, 3 * quarter - 3),
    Date.UTC(year, 3 * quarter),
    (day) => `${yearOf(day)}第${'一二三四'[Math.floor(day.getUTCMonth() / 3)]}季度`,
  )
}

/** The periods that ended up to `now` after the one that began at `known`, oldest first and at most so many; without one, the last. */
export function periodsSince(kind: DigestKind, known: Date | null, now: Date, most: number): DigestPeriod[] {
  const periods = [lastPeriod(kind, now)]
  for (let first = periods[0]; known !== null && first !== undefined && first.start > known; first = periods[0]) {
    if (periods.length > most) break
    periods.unshift(lastPeriod(kind, first.start))
  }
  return known === null ? periods : periods.filter(({ start }) => start > known).slice(-most)
}

/** `start` and `end`: midnights in Shanghai, written as if they were UTC. */
function between(start: number, end: number, label: (first: Date, last: Date) => string): DigestPeriod {
  return {
    start: new Date(start - AHEAD_MS),
    end: new Date(end - AHEAD_MS),
    label: label(new Date(start), new Date(end - DAY_MS)),
  }
}

function weekLabel(first: Date, last: Date): string {
  const year = yearOf(last) === yearOf(first) ? '' : yearOf(last)
  const month = year === '' && monthOf(last) === monthOf(first) ? '' : monthOf(last)
  return `${yearOf(first)}${monthOf(first)}${first.getUTCDate()}日至${year}${month}${last.getUTCDate()}日`
}

const yearOf = (day: Date) => `${day.getUTCFullYear()}年`
const monthOf = (day: Date) => `${day.getUTCMonth() + 1}月`
