/** The folder that the hub serves: the tree, its name, and whether it was left in order. */
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Tree } from './tree.ts'

export class SiteFolder {
  readonly tree: Tree
  /** Names this folder: records of pages in another one say nothing about it. */
  readonly id: string
  /** Whether the last process that rendered here ended without saying so. */
  readonly abandoned: boolean

  readonly #mark: string

  constructor(dataDir: string) {
    const folder = join(dataDir, 'site')
    this.tree = new Tree(publicFolder(dataDir), join(folder, 'staging'))
    this.#mark = join(folder, 'rendering')
    this.abandoned = existsSync(this.#mark)
    this.id = idOf(join(folder, 'id'))
    writeFileSync(this.#mark, `${process.pid}\n`, { flush: true })
  }

  /** What was rendered is in order. */
  leave(): void {
    rmSync(this.#mark, { force: true })
  }
}

/** The root of the rendered site. */
export function publicFolder(dataDir: string): string {
  return join(dataDir, 'site', 'public')
}

function idOf(file: string): string {
  if (!existsSync(file)) {
    mkdirSync(join(file, '..'), { recursive: true })
    writeFileSync(file, `${randomUUID()}\n`, { flush: true })
  }
  return readFileSync(file, 'utf8').trim()
}
