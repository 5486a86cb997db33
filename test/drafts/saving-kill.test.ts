import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { openDatabase } from '../../server/database/database.ts'
import { seenManuscript } from '../../server/drafts/manuscripts.ts'
import { createManuscript } from '../../server/drafts/writing.ts'
import { publish } from '../../server/publish/publish.ts'
import { smallDraft } from '../publish/small-draft.ts'
import { bodyOf, writer } from './saved-body.ts'

const script = join(import.meta.dirname, 'saving-process.ts')

/** Kills the process `ms` after it said so many versions; gives the last one that it said. */
async function saveUntilKilled(dataDir: string, id: string, { after, ms }: { after: number; ms: number }) {
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir, id], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  const said: number[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(Number(line))
    if (said.length === after) setTimeout(() => child.kill('SIGKILL'), ms)
  }
  await exited
  expect(child.signalCode).toBe('SIGKILL')
  return said.at(-1) ?? 0
}

test('a hub that is killed while it saves keeps all that it acknowledged, and nothing by half', {
  timeout: 240_000,
}, async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'fanxing-saving-'))
  const open = () => openDatabase({ dataDir, databaseUrl: null })
  let database = await open()
  await publish(database, smallDraft())
  const { id } = await createManuscript(database, writer, { place: 'liuhu', title: '甲' })
  for (const moment of [
    { after: 1, ms: 0 },
    { after: 4, ms: 7 },
    { after: 9, ms: 23 },
  ]) {
    await database.close()
    const acknowledged = await saveUntilKilled(dataDir, id, moment)
    database = await open()
    const kept = await seenManuscript(database, writer, id)
    if (!kept) throw new Error('The manuscript is gone')
    // What was under way may have been kept, too, without a word of it.
    expect(kept.version - acknowledged).toBeGreaterThanOrEqual(0)
    expect(kept.version - acknowledged).toBeLessThanOrEqual(1)
    expect(kept.document).toMatchObject({ story: { body: bodyOf(kept.version) } })
  }
  await database.close()
  await rm(dataDir, { recursive: true })
})
