import { test } from 'vitest'
import { expectFault, expectPass, project, run, settingsWith } from './project.ts'

const format = (root: string) => run(root, 'biome', 'format', '.')
const formatAstro = (root: string) => run(root, 'prettier', '--check', 'site/**/*.astro')
const lint = (root: string) =>
  run(root, 'biome', 'check', '--formatter-enabled=false', '--error-on-warnings', '--max-diagnostics=none', '.')

test('every file is formatted', async () => {
  expectPass(await format(project))
})

test('every page and component is formatted', async () => {
  expectPass(await formatAstro(project))
})

test('the linter finds nothing', async () => {
  expectPass(await lint(project))
})

test('a file that is not formatted is named', async () => {
  const root = await settingsWith({ 'server/untidy.ts': 'export const untidy = "yes";\n' })
  expectFault(await format(root), 'server/untidy.ts')
})

test('a component that is not formatted is named', async () => {
  const root = await settingsWith({ 'site/components/untidy.astro': '---\nconst a = "b";\n---\n<p  >{ a }</p>\n' })
  expectFault(await formatAstro(root), 'site/components/untidy.astro')
})

test.each([
  ['an any', 'noExplicitAny', 'export const open: any = 1\n'],
  ['a silenced null', 'noNonNullAssertion', 'export const first = (list: string[]) => list.at(0)!.length\n'],
  ['a forgotten variable', 'noUnusedVariables', 'const forgotten = 1\n'],
  ['a debugger', 'noDebugger', 'debugger\n'],
])('%s is refused', async (_, rule, content) => {
  const root = await settingsWith({ 'server/careless.ts': content })
  expectFault(await lint(root), rule, 'server/careless.ts')
})
