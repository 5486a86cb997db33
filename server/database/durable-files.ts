/** Files that survive a power cut. */
import { closeSync, fsyncSync, openSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { NodeFS } from '@electric-sql/pglite/nodefs'

/** A file or folder that the database has open, as Emscripten describes it. */
interface Stream {
  /** File descriptor; folders have none. */
  nfd?: number
  node: object
}
/** What is used of Emscripten's access to the host's files. */
interface HostFiles {
  realPath(node: object): string
  /** Turns an error of the host into one that the database understands. */
  tryFSOperation(operation: () => void): void
  stream_ops: { fsync?: (stream: Stream) => void }
}

/** PGlite's access to the host's files, whose own version ignores the database's request to sync a file. */
export class DurableFiles extends NodeFS {
  /** The database ended itself, as it does when it cannot know what is on the disk. */
  crashed = false

  override async init(...[pg, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(pg, options)
    const sync = (module: { NODEFS: unknown }) => {
      const files = module.NODEFS as HostFiles
      files.stream_ops.fsync = ({ nfd, node }) =>
        files.tryFSOperation(() => (nfd === undefined ? syncPath(files.realPath(node)) : fsyncSync(nfd)))
    }
    const onAbort = () => {
      this.crashed = true
    }
    return { emscriptenOpts: { ...emscriptenOpts, onAbort, preRun: [...(emscriptenOpts.preRun ?? []), sync] } }
  }
}

/** Brings a file, or the names in a folder, from the system's memory to the disk. */
export function syncPath(path: string): void {
  const isFolder = statSync(path).isDirectory()
  // Windows keeps the names in a folder by itself, and refuses to sync one.
  if (isFolder && process.platform === 'win32') return
  const descriptor = openSync(path, isFolder ? 'r' : 'r+')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** Brings a folder with everything in it, and its own name, to the disk. */
export function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    syncPath(join(entry.parentPath, entry.name))
  }
  syncPath(folder)
  syncPath(dirname(folder))
}
