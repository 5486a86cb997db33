/** Folders that an operator names. */
import { existsSync, mkdirSync, mkdtempSync, rmdirSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { HubError } from './errors.ts'

const REASONS: Record<string, string> = {
  EACCES: 'this user may not write there. Give it the right, or name another folder',
  EPERM: 'this user may not write there. Give it the right, or name another folder',
  EROFS: 'its file system can only be read. Name another folder, or mount that one for writing',
  ENOSPC: 'its file system is full. Make room, or name another folder',
  EDQUOT: 'this user may store no more there. Make room, or name another folder',
}

/**
 * Makes a folder where there is none, and sees that it can be written. Gives the topmost folder that it made, if any.
 * @param named what the folder is to whoever named it: the setting, or the word of the command
 * @throws {HubError} FOLDER_UNFIT naming the folder, what is wrong with it and what to do
 */
export function makeFolder(folder: string, named: string): string | undefined {
  const missing = missingFolders(resolve(folder))
  const existing = missing[0] === undefined ? resolve(folder) : dirname(missing[0])
  if (!statSync(existing).isDirectory()) {
    throw unfit(folder, named, `${existing} is a file. Name another folder, or move that file away`)
  }
  try {
    for (const one of missing) makeOne(one)
    // Rights alone do not tell: to root everything seems writable, even where the system keeps files of its own.
    rmdirSync(mkdtempSync(join(folder, '.writable-')))
  } catch (cause) {
    const { code = '', message } = cause as NodeJS.ErrnoException
    throw unfit(folder, named, REASONS[code] ?? `nothing can be written there (${message}). Name another folder`, cause)
  }
  return missing[0]
}

/** Those of the folder and the ones above it that are not there, from the top. Node's own way of making them never ends below /proc. */
function missingFolders(folder: string): string[] {
  const missing: string[] = []
  for (let at = folder; !existsSync(at); at = dirname(at)) missing.unshift(at)
  return missing
}

function makeOne(folder: string): void {
  try {
    mkdirSync(folder)
  } catch (error) {
    // Another process may have made it meanwhile.
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw error
  }
}

function unfit(folder: string, named: string, reason: string, cause?: unknown): HubError {
  return new HubError('FOLDER_UNFIT', `${named} ${folder} cannot be used: ${reason}.`, { cause })
}
