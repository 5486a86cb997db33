import { test } from 'vitest'
import { expectFault, expectPass, project, run, settingsWith } from './project.ts'

const types = (root: string) => run(root, 'tsc', '-p', '.')
const typesOfBrowserTests = (root: string) => run(root, 'tsc', '-p', 'test/browser')
const typesOfSite = (root: string) => run(root, 'astro', 'check', '--root', 'site', '--minimumFailingSeverity', 'hint')

test('the types of hub, seeds and tests hold', async () => {
  expectPass(await types(project))
})

test('the types of what runs in a browser hold', async () => {
  expectPass(await typesOfBrowserTests(project))
})

test('the types of the site hold', async () => {
  expectPass(await typesOfSite(project))
})

test('a wrong type is named', async () => {
  const root = await settingsWith({ 'server/wrong.ts': "export const wrong: number = 'text'\n" })
  const message = "server/wrong.ts(1,14): error TS2322: Type 'string' is not assignable to type 'number'."
  expectFault(await types(root), message)
})

test('a wrong type in a component is named', async () => {
  const root = await settingsWith({
    'site/components/wrong.astro': "---\nconst wrong: number = 'text'\n---\n\n<p>{wrong}</p>\n",
  })
  const message = "site/components/wrong.astro:2:7 - error ts(2322): Type 'string' is not assignable to type 'number'."
  expectFault(await typesOfSite(root), message)
})
