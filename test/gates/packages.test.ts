import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { project, projectWith } from './project.ts'

const versions = z.record(z.string(), z.string()).default({})
const manifestOf = z.object({
  dependencies: versions,
  devDependencies: versions,
  allowScripts: z.record(z.string(), z.boolean()).default({}),
})
const entry = z.object({
  resolved: z.string().optional(),
  hasInstallScript: z.boolean().optional(),
  optionalDependencies: versions,
})
const lockOf = z.object({ packages: z.record(z.string(), entry) })

async function json(root: string, file: string): Promise<unknown> {
  return JSON.parse(await readFile(join(root, file), 'utf8'))
}

/** Packages that are not pinned to one version. */
async function unpinned(root: string): Promise<string[]> {
  const { dependencies, devDependencies } = manifestOf.parse(await json(root, 'package.json'))
  const all = Object.entries({ ...dependencies, ...devDependencies })
  return all.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)).map(([name]) => name)
}

/** Packages that the lock file binds to an address, where npm's own setting should decide. */
async function bound(root: string): Promise<string[]> {
  const { packages } = lockOf.parse(await json(root, 'package-lock.json'))
  return Object.keys(packages).filter((name) => packages[name]?.resolved)
}

/** Packages with an install script of which package.json does not say whether it may run; npm 12 runs no such script. */
async function undecided(root: string): Promise<string[]> {
  const { allowScripts } = manifestOf.parse(await json(root, 'package.json'))
  const { packages } = lockOf.parse(await json(root, 'package-lock.json'))
  return Object.keys(packages)
    .filter((path) => packages[path]?.hasInstallScript)
    .map((path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length))
    .filter((name) => !(name in allowScripts))
}

/** Packages for other platforms that the lock file lacks: there `npm ci` would refuse it as out of date. */
async function unlocked(root: string): Promise<string[]> {
  const { packages } = lockOf.parse(await json(root, 'package-lock.json'))
  return Object.entries(packages).flatMap(([path, { optionalDependencies }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !(`node_modules/${name}` in packages) && !(`${path}/node_modules/${name}` in packages),
    ),
  )
}

test('every package is pinned to one version', async () => {
  expect(await unpinned(project)).toEqual([])
})

test('a version range is named', async () => {
  const root = await projectWith({ 'package.json': '{ "dependencies": { "pg": "^8.0.0", "zod": "4.0.0-rc.1" } }' })
  expect(await unpinned(root)).toEqual(['pg'])
})

test('the lock file names no address to load packages from', async () => {
  expect(await bound(project)).toEqual([])
})

test('an address in the lock file is named', async () => {
  const lock = { packages: { '': {}, 'node_modules/pg': { resolved: 'https://registry.example/pg-8.tgz' } } }
  const root = await projectWith({ 'package-lock.json': JSON.stringify(lock) })
  expect(await bound(root)).toEqual(['node_modules/pg'])
})

test('of every install script it is said whether it may run', async () => {
  expect(await undecided(project)).toEqual([])
})

test('an install script that nobody looked at is named', async () => {
  const lock = { packages: { '': {}, 'node_modules/a/node_modules/@b/c': { hasInstallScript: true } } }
  const root = await projectWith({ 'package-lock.json': JSON.stringify(lock) })
  expect(await undecided(root)).toEqual(['@b/c'])
})

test('the lock file holds the packages of every platform', async () => {
  expect(await unlocked(project)).toEqual([])
})

test('a package of another platform that is not locked is named', async () => {
  const tool = { optionalDependencies: { 'tool-linux': '1.0.0', 'tool-darwin': '1.0.0' } }
  const lock = { packages: { '': {}, 'node_modules/tool': tool, 'node_modules/tool-linux': {} } }
  const root = await projectWith({ 'package-lock.json': JSON.stringify(lock) })
  expect(await unlocked(root)).toEqual(['tool-darwin'])
})
