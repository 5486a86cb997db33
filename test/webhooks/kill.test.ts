import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase } from '../../server/database/database.ts'
import { publish } from '../../server/publish/publish.ts'
import { addWebhook } from '../../server/webhooks/webhooks.ts'
import { smallDraft, withFigure } from '../publish/small-draft.ts'
import { Receiver, status } from './receiver.ts'

let folder: string
let receiver: Receiver
let running: ChildProcess | undefined
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fanxing-webhooks-'))
  receiver = await Receiver.open()
})
afterEach(async () => {
  if (running) await kill(running)
  await receiver.close()
  rmSync(folder, { recursive: true, force: true })
})

function start(): ChildProcess {
  const script = join(import.meta.dirname, 'delivering-process.ts')
  return spawn(process.execPath, ['--import', 'tsx', script, folder], { stdio: ['ignore', 'inherit', 'inherit'] })
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

test('a process that is killed again and again delivers every change, in order', async () => {
  const database = await openDatabase({ dataDir: folder, databaseUrl: null })
  await publish(database, smallDraft())
  await addWebhook(database, async () => ({ id: null, name: 'test' }), { url: receiver.url, place: '', topic: null })
  for (const value of [1, 2, 3]) await publish(database, withFigure({ value }), { reason: '看错' })
  const rows = await database.rows<{ id: number }>('select id from change order by id')
  await database.close()
  const [, ...expected] = rows.map(({ id }) => `change_${id}`)
  const distinct = () => [...new Set(receiver.ids)]
  for (const seen of [1, 3]) {
    // The process dies between the message and its answer; the next one begins with that message.
    receiver.answers.push(...Array.from({ length: seen - 1 }, () => status(204)), () => {})
    running = start()
    await receiver.until(() => distinct().length >= seen)
    await kill(running)
    receiver.answers.length = 0
  }
  running = start()
  await receiver.until(() => distinct().length >= expected.length)
  expect(distinct()).toEqual(expected)
  // Only what was under way when the process died came twice.
  expect(receiver.ids.length).toBeLessThanOrEqual(expected.length + 2)
}, 240_000)
