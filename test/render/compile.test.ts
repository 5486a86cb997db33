import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadBundle } from '../../server/render/bundle.ts'
import { type CompiledSite, compileSite, type SiteCode } from '../../server/render/compile.ts'

// Below node_modules, where the copy finds the packages that it imports.
const cache = join(import.meta.dirname, '../../node_modules/.cache/fanxing')

let folder: string
let code: SiteCode
let compiled = 0

beforeAll(async () => {
  await mkdir(cache, { recursive: true })
  folder = await mkdtemp(join(cache, 'compile-'))
  await cp(join(import.meta.dirname, 'fixture-site'), join(folder, 'site'), {
    recursive: true,
    filter: (path) => !path.includes('.astro/'),
  })
  await writeFile(join(folder, 'lock'), '1')
  code = { folder: join(folder, 'site'), inputs: [join(folder, 'lock')], out: join(folder, 'out') }
})

afterAll(() => rm(folder, { recursive: true }))

function compile(): Promise<CompiledSite> {
  return compileSite({ code, onCompile: () => compiled++ })
}

test('code is compiled once, and again where it or what it is made from changed', async () => {
  const first = await compile()
  expect(await compile()).toEqual(first)
  expect(compiled).toBe(1)
  await writeFile(join(code.folder, 'style.css'), 'a {}')
  const second = await compile()
  await writeFile(join(folder, 'lock'), '2')
  const third = await compile()
  expect(compiled).toBe(3)
  expect(new Set([first.digest, second.digest, third.digest]).size).toBe(3)
  expect(await readdir(code.out)).toEqual([third.digest])
})

test('processes that compile at the same time end with one bundle', async () => {
  await writeFile(join(folder, 'lock'), '3')
  const [one, other] = await Promise.all([compile(), compile()])
  expect(one).toEqual(other)
  expect(await readdir(code.out)).toEqual([one.digest])
})

test('code that does not compile is told of in the compiler’s words, and leaves nothing', async () => {
  const page = join(code.folder, 'pages/broken.astro')
  await writeFile(page, '---\nimport x from "./nowhere.ts"\n---\n{x}')
  await expect(compile()).rejects.toThrow(/does not compile:.*nowhere/s)
  expect(await readdir(code.out)).toHaveLength(1)
  await rm(page)
})

test('a bundle that does not say its addresses is refused', async () => {
  await writeFile(join(code.folder, 'entry.ts'), 'export const app = 1')
  await expect(loadBundle(await compile())).rejects.toThrow(
    'must export app, documents, paths, listPaths, pathsOf and download',
  )
})
