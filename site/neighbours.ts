/** Which others a page leads on to. */

/** At most `count` of the others, those that follow it in the list first, so that pages lead on to different ones. */
export function neighbours<One extends { slug: string }>(all: readonly One[], slug: string, count: number): One[] {
  const at = all.findIndex((one) => one.slug === slug)
  return [...all.slice(at + 1), ...all.slice(0, Math.max(at, 0))].slice(0, count)
}
