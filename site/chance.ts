/** 随机展示: a choice that is new at every publication, and the same however often the page is rendered in between. */

/** An index below `count`, by a hash (FNV-1a) of what changes with every publication. 0 where there is nothing to choose. */
export function chosen(seed: string, count: number): number {
  let hash = 0x811c9dc5
  for (const unit of new TextEncoder().encode(seed)) hash = Math.imul(hash ^ unit, 0x01000193) >>> 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return count === 0 ? 0 : ((hash ^ (hash >>> 13)) >>> 0) % count
}
