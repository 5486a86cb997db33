/** Which of the site's addresses are gone or moved: a file of the site says so, so that it holds while the hub is down. */
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

const LIST = 'withdrawn.txt'
/** Stories and their figures are taken back, nothing else. */
const ofStories = /^(?:\/elder)?\/(?:stories|figures)\//
const line = /^(\S+) (\S+) (301|410)$/

export interface Withdrawn {
  status: 301 | 410
  /** The address to go to; the very one where there is nothing else. */
  to: string
}

export class WithdrawnPages {
  #stamp = ''
  #pages: ReadonlyMap<string, Withdrawn> = new Map()

  /** `root`: folder of the site's files. */
  constructor(private readonly root: string) {}

  /** What became of the page at an address; null where it was never taken back. */
  at(path: string): Withdrawn | null {
    return ofStories.test(path) ? (this.#read().get(path) ?? null) : null
  }

  #read(): ReadonlyMap<string, Withdrawn> {
    const file = join(this.root, LIST)
    const stats = statSync(file, { throwIfNoEntry: false })
    const stamp = stats ? `${stats.ino} ${stats.mtimeMs} ${stats.size}` : ''
    if (stamp === this.#stamp) return this.#pages
    this.#pages = stats ? pagesOf(readFileSync(file, 'utf8')) : new Map()
    this.#stamp = stamp
    return this.#pages
  }
}

function pagesOf(list: string): Map<string, Withdrawn> {
  const rows = list.split('\n').flatMap((text): [string, Withdrawn][] => {
    const [, from, to, status] = line.exec(text) ?? []
    if (from === undefined || to === undefined) return []
    return [[from, { to, status: status === '301' ? 301 : 410 }]]
  })
  return new Map(rows)
}
