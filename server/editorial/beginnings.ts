import { LONGEST_PATH } from '../../schema/draft.ts'

/**
 * `a/b/c` → `a`, `a/b`, `a/b/c`. A text longer than any path begins with no place: its parts would be more than can be
 * looked up.
 */
export function beginningsOf(path: string): string[] {
  if (path.length > LONGEST_PATH) return []
  return path.split('/').map((_, at, parts) => parts.slice(0, at + 1).join('/'))
}
