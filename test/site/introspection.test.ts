import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

test('the site’s types are made from the committed SDL; if not, run npm run site:types', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fanxing-introspection-'))
  try {
    const file = join(folder, 'introspection.d.ts')
    await promisify(execFile)(process.execPath, [
      'node_modules/gql.tada/bin/cli.js',
      ...['generate-output', '--tsconfig', 'site/tsconfig.json', '--output', file],
    ])
    expect(await readFile(file, 'utf8')).toBe(await readFile('site/introspection.generated.d.ts', 'utf8'))
  } finally {
    await rm(folder, { recursive: true })
  }
})
