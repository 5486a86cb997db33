import { expect, test } from 'vitest'
import { badFiles, machinePaths } from './files.ts'
import { project, projectWith } from './project.ts'

const someonesFolder = ['', 'home', 'someone'].join('/')

test('every file has one subject and is named after it', async () => {
  expect(await badFiles(project)).toEqual([])
})

test('a drawer, a mixed-case name and an endless file are named', async () => {
  const root = await projectWith({
    'server/utils.ts': '',
    'site/components/bigCard.astro': '',
    'server/endless.ts': '\n'.repeat(401),
  })
  expect(await badFiles(root)).toEqual([
    'server/endless.ts has 401 lines, more than 400',
    'server/utils.ts names no subject',
    'site/components/bigCard.astro is not in kebab case',
  ])
})

test('no file names a folder of one machine', async () => {
  expect(await machinePaths(project)).toEqual([])
})

test('a folder of one machine is named', async () => {
  const root = await projectWith({ 'docs/notes.md': `Open\n\`${someonesFolder}/fanxing/README.md\`.\n` })
  expect(await machinePaths(root)).toEqual([`docs/notes.md:2 names ${someonesFolder}`])
})
