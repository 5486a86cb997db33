import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { project, projectWith } from './project.ts'
import { untruths } from './readme.ts'

test('what the documents say is so', async () => {
  expect(await untruths(project)).toEqual([])
})

test('what is not so is named', async () => {
  const truth = await untruths(project)
  const root = await projectWith({
    'README.md': (content) =>
      content
        .replace('npm run sdl', 'npm run sld')
        .replace('`PORT` | `4000`', '`PORT` | `5000`')
        .replace('| `LOG_LEVEL`', '| `LOUDNESS`')
        .replace('\nDATABASE_URL=', '\nDB_URL=')
        .replace('totalCount', 'total')
        .replace('(LICENSE)', '(LICENCE.txt)'),
    'package.json': (content) => content.replace('server/commands/export.ts', 'server/commands/exports.ts'),
  })
  const named = (await untruths(root)).filter((untruth) => !truth.includes(untruth))
  expect(named).toEqual([
    'README.md: there is no LICENCE.txt',
    'README.md: npm run export needs server/commands/exports.ts',
    'README.md: npm run sld is no script of package.json',
    'README.md: LOG_LEVEL is not told',
    'README.md: LOUDNESS is no setting',
    'README.md: DB_URL is no setting',
    'README.md: PORT does not default to 5000',
    expect.stringContaining('README.md: Cannot query field "total" on type "FigureConnection".'),
    'README.zh-CN.md: npm run export needs server/commands/exports.ts',
  ])
})

test('both manuals show the same commands', async () => {
  const commands = async (name: string) => {
    const markdown = await readFile(join(project, name), 'utf8')
    return markdown.match(/^(npm|[A-Z_]+=.* npm) .*$/gm)?.filter((command) => !/format|gates|sdl/.test(command))
  }
  expect(await commands('README.zh-CN.md')).toEqual(await commands('README.md'))
})
