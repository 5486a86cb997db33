import { execFile } from 'node:child_process'
import type { Dirent } from 'node:fs'
import { cp, glob, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { expect, onTestFinished } from 'vitest'

/** The folder of package.json. */
export const project = fileURLToPath(new URL('../..', import.meta.url))

const generated = new Set(['.astro', '.git', 'coverage', 'data', 'dist', 'node_modules'])

const settings = [
  ...['.editorconfig', '.gitignore', '.prettierrc.json', 'biome.json', 'package.json', 'tsconfig.json'],
  ...['site/adapter', 'site/astro.config.ts', 'site/explorer/without-editor-styles.ts', 'site/tsconfig.json'],
]

function isSource(path: string): boolean {
  return !relative(project, path)
    .split(sep)
    .some((part) => generated.has(part))
}

function exclude(entry: Dirent): boolean {
  return generated.has(entry.name)
}

/** Paths of the project's own files that match the pattern, relative to `root`, in order. */
export async function filesOf(root: string, pattern: string): Promise<string[]> {
  const found: string[] = []
  for await (const entry of glob(pattern, { cwd: root, exclude, withFileTypes: true })) {
    if (entry.isFile()) found.push(relative(root, join(entry.parentPath, entry.name)))
  }
  return found.sort()
}

type Files = Record<string, string | ((content: string) => string)>

/**
 * A copy of the project with some files put in or replaced, removed after the test: what a gate says of it shows that
 * the gate can fail.
 */
export function projectWith(files: Files): Promise<string> {
  return copyWith(['.'], files)
}

/** Only the gates' settings with these files: enough for a gate that judges a file by itself, and much faster. */
export function settingsWith(files: Files): Promise<string> {
  return copyWith(settings, files)
}

async function copyWith(copied: readonly string[], files: Files): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'fanxing-gate-'))
  onTestFinished(() => rm(copy, { recursive: true, force: true }))
  for (const path of copied) await cp(join(project, path), join(copy, path), { recursive: true, filter: isSource })
  await symlink(join(project, 'node_modules'), join(copy, 'node_modules'))
  for (const [path, content] of Object.entries(files)) {
    const file = join(copy, path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, typeof content === 'string' ? content : content(await readFile(file, 'utf8')))
  }
  return copy
}

export interface Outcome {
  code: number
  output: string
}

/** What a tool of the project's own packages ends with when it is run in a folder. */
export function run(root: string, tool: string, ...options: string[]): Promise<Outcome> {
  const bin = join(project, 'node_modules/.bin', tool)
  const env = {
    ...process.env,
    PATH: `${dirname(bin)}:${process.env.PATH}`,
    ASTRO_TELEMETRY_DISABLED: '1',
  }
  return new Promise((resolve) => {
    execFile(bin, options, { cwd: root, env, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1
      resolve({ code, output: stripVTControlCharacters(stdout + stderr) })
    })
  })
}

/** The tool found nothing; if it did, its own words are the message. */
export function expectPass({ code, output }: Outcome): void {
  expect(code, output).toBe(0)
}

/** The tool failed and named each of these. */
export function expectFault({ code, output }: Outcome, ...named: string[]): void {
  expect(code).not.toBe(0)
  for (const words of named) expect(output).toContain(words)
}
