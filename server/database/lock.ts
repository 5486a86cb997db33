/** One process at a time in the folder of an embedded database. */
import { readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { DatabaseSync } from 'node:sqlite'
import { HubError } from '../errors.ts'

/** What SQLite answers while another holds its lock. */
const SQLITE_BUSY = 5

/** What nobody refers to is collected, and the lock would go with it. */
const held = new Set<DatabaseSync>()

export interface Lock {
  release(): void
}

/**
 * Takes the lock beside a folder: `<folder>.lock`, held by the operating system for as long as the process lives, so
 * that a killed one leaves nothing to clear away. `<folder>.owner` says who has it.
 * @throws {HubError} DATABASE_LOCKED naming the process that holds it.
 */
export function lock(folder: string): Lock {
  const file = `${folder}.lock`
  const owner = `${folder}.owner`
  // Node has no file locks of its own; SQLite's are the system's, and its exclusive transaction is one that is not waited for.
  const handle = new DatabaseSync(file, { timeout: 0 })
  try {
    handle.exec('begin exclusive')
  } catch (cause) {
    handle.close()
    if (!isBusy(cause)) throw new Error(`${file} cannot be locked; if it is no file of the hub, remove it`, { cause })
    throw new HubError(
      'DATABASE_LOCKED',
      `The database in ${folder} is in use by ${readOwner(owner)}. Stop that process first, or use it: it serves what it holds.`,
      { cause },
    )
  }
  const startedAt = new Date(Date.now() - process.uptime() * 1000).toISOString()
  writeFileSync(owner, `process ${process.pid} on ${hostname()}, started at ${startedAt}\n`)
  held.add(handle)
  return {
    release: () => {
      held.delete(handle)
      handle.close()
    },
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY
}

function readOwner(owner: string): string {
  try {
    // Empty for the moment in which it is written.
    return readFileSync(owner, 'utf8').trim() || 'another process'
  } catch {
    return 'another process'
  }
}
