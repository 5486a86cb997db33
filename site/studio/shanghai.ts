/** Time as people in the studio tell it: that of Beijing, wherever their device thinks that it is. */
const shown = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'long',
  timeStyle: 'short',
})

/** 2026年11月26日 08:30 */
export function timeText(moment: string): string {
  return shown.format(new Date(moment))
}

/** Without the year, where it is this one: 11月26日 08:30 */
export function shortTimeText(moment: string): string {
  const year = /^\d+年/.exec(timeText(new Date().toISOString()))?.[0] ?? ''
  return timeText(moment).replace(new RegExp(`^${year}`), '')
}

/** The moment that a field for date and time names: `2026-11-26T08:30`. China has had one time all year since 1991. */
export function momentOf(field: string): string {
  return new Date(`${field}+08:00`).toISOString()
}

/** What such a field says at a moment. */
export function fieldOf(moment: Date): string {
  const parts = new Date(moment.getTime() + 8 * 3_600_000).toISOString()
  return parts.slice(0, 'YYYY-MM-DDTHH:MM'.length)
}
