/** A disk that keeps what was synced and loses its power: what it leaves is what a machine finds when it starts again. */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { basename, dirname, join } from 'node:path'

type Inode = string
type Names = Map<string, { inode: Inode; isFolder: boolean }>

export class FragileDisk {
  /** How often something was synced. */
  syncs = 0
  /** Whether it says that it synced, and did not. */
  isLying = false
  /** Called after each sync. */
  onSync = (): void => {}
  readonly #contents = new Map<Inode, string>()
  readonly #folders = new Map<Inode, Names>()

  /** What is under `root` now counts as synced; copies of what is synced later are kept in `copies`. */
  constructor(
    private readonly root: string,
    private readonly copies: string,
  ) {
    fs.mkdirSync(copies, { recursive: true })
    this.#keepAll(root)
  }

  /** From now on this process's syncs reach the disk, and nothing else does. */
  attach(): void {
    fs.fsyncSync = (descriptor) => {
      const path = fs.readlinkSync(`/proc/self/fd/${descriptor}`)
      if (!this.isLying && `${path}/`.startsWith(`${this.root}/`)) this.#keep(path)
      this.syncs += 1
      this.onSync()
    }
    syncBuiltinESMExports()
  }

  /**
   * Writes to `folder` what a power cut leaves at this moment. Of what was written and never synced a disk may have
   * kept some: `isKept` says of which files.
   */
  leave(folder: string, isKept: (path: string) => boolean): void {
    this.#leave(inodeOf(this.root), folder, this.root, isKept)
  }

  #leave(inode: Inode, target: string, source: string, isKept: (path: string) => boolean): void {
    fs.mkdirSync(target, { recursive: true })
    for (const [name, entry] of this.#folders.get(inode) ?? []) {
      const path = join(source, name)
      const left = join(target, name)
      const copy = this.#contents.get(entry.inode)
      const isThere = fs.existsSync(path) && inodeOf(path) === entry.inode
      if (entry.isFolder) this.#leave(entry.inode, left, path, isKept)
      else if (isThere && isKept(path)) fs.copyFileSync(path, left)
      else if (copy !== undefined) fs.copyFileSync(copy, left)
      else fs.writeFileSync(left, '')
    }
  }

  #keepAll(folder: string): void {
    for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) this.#keepAll(path)
      else this.#keep(path)
    }
    this.#keep(folder)
  }

  #keep(path: string): void {
    const inode = inodeOf(path)
    if (fs.statSync(path).isDirectory()) {
      const names = fs.readdirSync(path).map((name) => [name, entryOf(join(path, name))] as const)
      this.#folders.set(inode, new Map(names))
      return
    }
    const copy = join(this.copies, inode)
    fs.copyFileSync(path, copy)
    this.#contents.set(inode, copy)
    // Journalling file systems keep a new file's name together with its content, and PostgreSQL relies on that.
    this.#folders.get(inodeOf(dirname(path)))?.set(basename(path), entryOf(path))
  }
}

function entryOf(path: string): { inode: Inode; isFolder: boolean } {
  return { inode: inodeOf(path), isFolder: fs.statSync(path).isDirectory() }
}

/** Numbers of inodes are used again; together with the time of birth they are not. */
function inodeOf(path: string): Inode {
  const { ino, birthtimeNs } = fs.statSync(path, { bigint: true })
  return `${ino}-${birthtimeNs}`
}
