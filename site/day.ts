/** The day on which a moment falls in China, wherever the site is rendered: `2026-11-30T20:00:00Z` → 2026-12-01. */
export function dayOf(moment: string): string {
  return new Date(Date.parse(moment) + 8 * 3_600_000).toISOString().slice(0, 'YYYY-MM-DD'.length)
}
