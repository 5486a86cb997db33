/** What takes long to make and is the same for many tests: made once, and kept below node_modules. */
import { hash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, join, relative } from 'node:path'

const root = join(import.meta.dirname, '..')
const folder = join(root, 'node_modules/.cache/fanxing')
const LONGEST_RUN_MS = 2 * 3_600_000
const found = new Map<string, Promise<string>>()

/**
 * The file or folder of this name, which `make` makes at the path that it is given. It is made again when one of its
 * `sources` changed, which are files and folders of the project, and on another day, as a hub shows how old its news are.
 */
export function kept(name: string, sources: readonly string[], make: (path: string) => Promise<void>): Promise<string> {
  const known = found.get(name) ?? findOrMake(name, sources, make)
  found.set(name, known)
  return known
}

async function findOrMake(
  name: string,
  sources: readonly string[],
  make: (path: string) => Promise<void>,
): Promise<string> {
  const path = join(folder, `${name}-${digestOf(sources)}`)
  if (existsSync(path)) return path
  mkdirSync(folder, { recursive: true })
  // Other test workers may make it at the same time; renaming keeps each from reading half of it.
  const own = `${path}.${process.pid}`
  await make(own)
  if (existsSync(path)) rmSync(own, { recursive: true })
  else renameSync(own, path)
  removeOutdated(name, path)
  return path
}

function digestOf(sources: readonly string[]): string {
  const today = new Date().toISOString().slice(0, 10)
  const files = ['package-lock.json', ...sources.flatMap(filesIn)].sort()
  const contents = files.map((file) => `${file} ${hash('sha256', readFileSync(join(root, file)))}`)
  return hash('sha256', [today, ...contents].join('\n')).slice(0, 16)
}

function filesIn(source: string): string[] {
  if (!statSync(join(root, source)).isDirectory()) return [source]
  return readdirSync(join(root, source), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((file) => !file.includes('/.'))
}

/** A test that began before midnight may still read yesterday's. */
function removeOutdated(name: string, path: string): void {
  for (const other of readdirSync(folder)) {
    const isOutdated = other.startsWith(`${name}-`) && other !== basename(path) && !other.includes('.')
    const age = Date.now() - (statSync(join(folder, other), { throwIfNoEntry: false })?.mtimeMs ?? 0)
    if (isOutdated && age > LONGEST_RUN_MS) rmSync(join(folder, other), { recursive: true, force: true })
  }
}
