import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openDatabase } from '../../server/database/database.ts'
import { expectExported, scratchConfig } from './fixture.ts'
import { fixtureBundle } from './fixture-bundle.ts'
import { RunningSite } from './running-site.ts'

const ROUNDS = Number(process.env.FANXING_KILL_ROUNDS ?? 3)
const script = join(import.meta.dirname, 'publishing-process.ts')

/** Runs the process and kills it `ms` after its first publication. */
async function publishUntilKilled(dataDir: string, seed: number, ms: number): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir, String(seed)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  await Promise.race([once(child.stdout, 'data'), exited])
  await sleep(ms)
  expect(child.exitCode).toBeNull()
  child.kill('SIGKILL')
  await exited
}

test('a hub that is killed again and again has its whole site after the next start', {
  timeout: 60_000 * (ROUNDS + 1),
}, async () => {
  const bundle = await fixtureBundle()
  const { config, remove } = await scratchConfig()
  for (let round = 0; round < ROUNDS; round++) await publishUntilKilled(config.dataDir, round, 300 + 400 * round)
  const database = await openDatabase(config)
  const site = await RunningSite.start(database, config, bundle)
  await site.publisher.settled()
  expect(site.has('stories/story-a/index.html') || site.has('stories/story-b/index.html')).toBe(true)
  await expectExported(site.file(''), database, config, bundle)
  await site.stop()
  await database.close()
  await remove()
})
