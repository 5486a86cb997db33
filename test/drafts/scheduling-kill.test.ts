import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { type Database, openDatabase } from '../../server/database/database.ts'
import { publish } from '../../server/publish/publish.ts'
import { addEditor } from '../editorial/person.ts'
import { smallDraft } from '../publish/small-draft.ts'
import { approved, written } from './ready-manuscript.ts'

const STORIES = 8
const script = join(import.meta.dirname, 'scheduling-process.ts')

/** Runs the process until it has said this so often, and kills it `ms` later. */
async function runUntil(folder: string, editor: string, words: string, times: number, ms: number): Promise<void> {
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', script, folder, editor], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  let said = ''
  child.stdout?.on('data', (chunk: Buffer) => {
    said += chunk.toString()
    child.emit('heard')
  })
  while (said.split(words).length <= times)
    await Promise.race([once(child, 'heard'), exited.then(() => Promise.reject(new Error(said)))])
  await sleep(ms)
  child.kill('SIGKILL')
  await exited
}

/** Of each story: the state of its manuscript, how often it was published, and how often the log says so. */
function standing(database: Database) {
  return database.rows<{ state: string; revisions: number; acts: number; pages: number }>(
    `select state,
       (select count(*)::int from revision where revision.slug = manuscript.slug) as revisions,
       (select count(*)::int from outbox join revision on revision.id = revision_id where revision.slug = manuscript.slug) as pages,
       (select count(*)::int from audit_entry where target = slug and action = 'publishManuscript') as acts
     from manuscript order by id`,
  )
}

test('a hub that is killed while it schedules and publishes publishes each story once, whole', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fanxing-schedule-'))
  const address = { dataDir: folder, databaseUrl: null }
  let database = await openDatabase(address)
  await publish(database, smallDraft())
  await addEditor(database, 'chief@example.org', [{ role: 'PUBLISHER', place: 'liuhu' }])
  const [chief] = await database.rows<{ id: string }>('select id from editor')
  for (let story = 0; story < STORIES; story++) await approved(database, await written(database))
  await database.close()
  const editor = chief?.id ?? ''
  await runUntil(folder, editor, 'scheduled', 3, 10)
  await runUntil(folder, editor, 'published', 1, 5)
  await runUntil(folder, editor, 'published', 1, 60)
  database = await openDatabase(address)
  for (const { state, revisions, acts, pages } of await standing(database)) {
    const isOut = state === 'PUBLISHED' ? 1 : 0
    expect([revisions, acts, pages]).toEqual([isOut, isOut, isOut])
  }
  const left = (await standing(database)).filter(({ state }) => state !== 'PUBLISHED').length
  expect(left).toBeGreaterThan(0)
  await database.close()
  await runUntil(folder, editor, 'published', left, 300)
  database = await openDatabase(address)
  expect(await standing(database)).toEqual(
    Array.from({ length: STORIES }, () => ({ state: 'PUBLISHED', revisions: 1, acts: 1, pages: 1 })),
  )
  await database.close()
  await rm(folder, { recursive: true })
}, 240_000)
