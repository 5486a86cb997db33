import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { openDatabase } from '../../server/database/database.ts'
import { VILLAGES, villageHub, workbook } from './village-hub.ts'

test('an import that is killed leaves nothing, and can be done again', { timeout: 360_000 }, async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'fanxing-import-'))
  const file = join(dataDir, '账目.xlsx')
  const rows = Array.from({ length: 1000 }, (_, at) => [
    VILLAGES[at % 5] ?? null,
    '集体年收入',
    `${1900 + Math.floor(at / 5)}年`,
    at,
    '元',
  ])
  await writeFile(file, await workbook([['村', '指标', '年度', '金额', '单位'], ...rows]))
  const first = await villageHub(await openDatabase({ dataDir, databaseUrl: null }))
  const before = await first.rows('select count(*)::integer as count from figure')
  await first.close()

  const said = await importing(dataDir, file, '1 of 3')
  expect(said).toContain('1 of 3')
  expect(said).not.toContain('imported')
  const database = await openDatabase({ dataDir, databaseUrl: null })
  expect(await database.rows('select count(*)::integer as count from figure')).toEqual(before)
  expect(await database.rows("select from revision where slug like 'killed%'")).toEqual([])
  expect(await database.rows('select from sheet_file')).toEqual([])
  await database.close()

  expect(await importing(dataDir, file, 'imported')).toContain('3 of 3')
  const again = await openDatabase({ dataDir, databaseUrl: null })
  expect(
    await again.rows(
      "select count(*)::integer as count from figure where indicator_slug = 'income' and unit_code = 'CNY'",
    ),
  ).toEqual([{ count: 1001 }])
  await again.close()
  await rm(dataDir, { recursive: true })
})

/** Runs an import until it says `last`, and kills it there; gives what it said. */
async function importing(dataDir: string, file: string, last: string): Promise<string[]> {
  const process = spawn('node', ['--import', 'tsx', join(import.meta.dirname, 'importing-process.ts'), dataDir, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said: string[] = []
  for await (const line of createInterface({ input: process.stdout })) {
    said.push(line)
    if (line === last && last !== 'imported') process.kill('SIGKILL')
  }
  if (process.exitCode === null && process.signalCode === null) await once(process, 'exit')
  return said
}
