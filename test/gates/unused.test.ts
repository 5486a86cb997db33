import { test } from 'vitest'
import { expectFault, expectPass, project, projectWith, run } from './project.ts'

const unused = (root: string) => run(root, 'knip', '--no-progress', '--treat-config-hints-as-errors')

test('no file, export or package is unused', async () => {
  expectPass(await unused(project))
})

test('a file, an export and a package that nobody uses are named', async () => {
  const root = await projectWith({
    'server/forgotten.ts': 'export const forgotten = 1\n',
    'schema/terms.ts': (content) => `${content}\nexport const neverRead = 1\n`,
    'package.json': (content) => content.replace('"dependencies": {', '"dependencies": {\n    "left-pad": "1.3.0",'),
  })
  expectFault(await unused(root), 'server/forgotten.ts', 'neverRead', 'left-pad')
})
