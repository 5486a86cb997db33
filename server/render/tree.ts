/** The folder of the rendered site, one file per address. */
import { hash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmdirSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { addressOf, checkAddress, fileOf } from './address.ts'

/** Digest of a file's bytes. */
export function digestOf(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'base64url')
}

/**
 * Files appear whole or not at all: each is written into `staging` and renamed. Synchronous calls on purpose: they cost
 * half of asynchronous ones for files of a few kilobytes.
 */
export class Tree {
  readonly #made = new Set<string>()
  #staged = 0

  /** `staging` must lie on the same file system as `root`; what an earlier run left in it is thrown away. */
  constructor(
    readonly root: string,
    private readonly staging: string,
  ) {
    rmSync(staging, { recursive: true, force: true })
    mkdirSync(staging, { recursive: true })
    mkdirSync(root, { recursive: true })
  }

  /** Throws for an address that would not name a plain file below the root. */
  write(path: string, bytes: Uint8Array): void {
    checkAddress(path)
    const file = this.#file(path)
    const folder = dirname(file)
    if (!this.#made.has(folder)) {
      mkdirSync(folder, { recursive: true })
      this.#made.add(folder)
    }
    const staged = join(this.staging, String(this.#staged++))
    writeFileSync(staged, bytes)
    renameSync(staged, file)
  }

  /** Removes the file, where there is one, and the folders that it leaves empty. */
  remove(path: string): void {
    const file = this.#file(path)
    if (!ignoring(['ENOENT', 'ENOTDIR'], () => unlinkSync(file))) return
    for (let folder = dirname(file); folder !== this.root; folder = dirname(folder)) {
      if (!ignoring(['ENOTEMPTY', 'EEXIST', 'ENOENT'], () => rmdirSync(folder))) return
      this.#made.delete(folder)
    }
  }

  /** Digest of the file's bytes; null where there is no file. */
  digest(path: string): string | null {
    let digest: string | null = null
    ignoring(['ENOENT', 'ENOTDIR', 'EISDIR'], () => {
      digest = digestOf(readFileSync(this.#file(path)))
    })
    return digest
  }

  /** Addresses of all files. */
  async addresses(): Promise<string[]> {
    return (await filesBelow(this.root)).map(addressOf)
  }

  #file(path: string): string {
    return join(this.root, fileOf(path))
  }
}

/** Paths of the files in a folder and below, relative to it, with slashes. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll(sep, '/'),
    )
}

/** Whether it was done; false where it failed with one of the codes. */
function ignoring(codes: readonly string[], act: () => void): boolean {
  try {
    act()
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && codes.includes(String(error.code))) return false
    throw error
  }
}
