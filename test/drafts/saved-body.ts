/** What the process that is killed writes, and who it is. */
import { editor } from './people.ts'

export const writer = editor('writer', 'CONTRIBUTOR', 'liuhu')

/** A long text that is of this version from its first to its last line. */
export function bodyOf(version: number): string {
  return Array.from({ length: 400 }, (_, line) => `第${version}版第${line}行，说的都是一件事。`).join('\n\n')
}
