/** Publication at a time: exactly what was approved goes out, once, by whose right it is, or the screen says why not. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../server/database/database.ts'
import { type StoredManuscript, seenManuscript } from '../../server/drafts/manuscripts.ts'
import { publishManuscript } from '../../server/drafts/publication.ts'
import { scheduleManuscript, unscheduleManuscript } from '../../server/drafts/schedule.ts'
import { Timetable } from '../../server/drafts/timetable.ts'
import { withdrawStory } from '../../server/drafts/withdrawal.ts'
import { reviseStory, saveManuscript } from '../../server/drafts/writing.ts'
import { findEditor } from '../../server/editorial/editors.ts'
import type { Viewer } from '../../server/editorial/viewer.ts'
import { log } from '../../server/log.ts'
import { publish } from '../../server/publish/publish.ts'
import { addEditor } from '../editorial/person.ts'
import { testDatabase } from '../hub.ts'
import { smallDraft } from '../publish/small-draft.ts'
import { approved, publisher, stated, writer, written } from './ready-manuscript.ts'

log.level = 'silent'

let database: Database
let chief: Viewer
let timetable: Timetable | undefined

beforeAll(async () => {
  database = await testDatabase()
  await publish(database, smallDraft())
  await addEditor(database, 'chief@example.org', [{ role: 'PUBLISHER', place: 'liuhu' }])
  const [{ id } = { id: '' }] = await database.rows<{ id: string }>('select id from editor')
  const editor = await findEditor(database, id)
  if (editor === null) throw new Error('The chief was not made')
  chief = editor
  await run()
})
afterAll(async () => {
  await timetable?.close()
  await database.close()
})

const code = (code: string) => expect.objectContaining({ code })
const SOON = 500
const HOUR = 3600 * 1000
const ahead = (ms: number) => new Date(Date.now() + ms)

interface Wish {
  manuscript?: StoredManuscript
  reason?: string
  /** Milliseconds from now. */
  in: number
}

async function scheduled({ manuscript, reason, in: ms }: Wish): Promise<StoredManuscript> {
  const ready = manuscript ?? (await approved(database, await written(database)))
  return scheduleManuscript(database, chief, { ...ready, at: ahead(ms), reason: reason ?? null })
}

async function run(): Promise<void> {
  timetable = await Timetable.start(database, { pollSeconds: 0.5 })
}

/** Lets something happen while the hub does not run. */
async function restartAfter(happens: () => Promise<unknown>): Promise<void> {
  await timetable?.close()
  await happens()
  await run()
}

/** Waits until the manuscript is scheduled no more. */
async function settled({ id }: StoredManuscript): Promise<StoredManuscript> {
  for (;;) {
    const now = await seenManuscript(database, writer, id)
    if (now && now.state !== 'SCHEDULED') return now
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Lets the time of what is scheduled be over for so long. */
const age = ({ id }: StoredManuscript, by: string) =>
  database.rows(`update manuscript set publish_at = now() - $2::text::interval where id = $1::text::uuid`, [id, by])

describe('a scheduled manuscript', () => {
  test('goes out at its time, once, and the log says by whom', async () => {
    const waiting = await scheduled({ in: SOON })
    expect(waiting).toMatchObject({ state: 'SCHEDULED', scheduledBy: chief.id })
    expect(await database.rows('select from story where slug = $1', [waiting.slug])).toEqual([])
    const done = await settled(waiting)
    expect(done).toMatchObject({ state: 'PUBLISHED', problemCode: null })
    expect(Date.parse(done.publishedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(done.publishAt ?? '') - 1)
    expect(await database.rows('select version from revision where slug = $1', [waiting.slug])).toEqual([
      { version: 1 },
    ])
    const acts = await database.rows<{ actor: string; action: string }>(
      `select actor_name as actor, action from audit_entry where target = $1 order by id desc limit 2`,
      [waiting.slug],
    )
    expect(acts).toEqual([
      { actor: 'chief', action: 'publishManuscript' },
      { actor: 'chief', action: 'scheduleManuscript' },
    ])
  })

  test('that was missed goes out at the next start, and how late it was is kept', async () => {
    const missed = await scheduled({ in: HOUR })
    await restartAfter(() => age(missed, '2 hours'))
    expect((await settled(missed)).state).toBe('PUBLISHED')
    const [act] = await database.rows<{ late: number }>(
      `select (details ->> 'secondsLate')::integer as late from audit_entry
       where target = $1 and action = 'publishManuscript'`,
      [missed.slug],
    )
    expect(act?.late).toBeGreaterThanOrEqual(7200)
  })

  test('stays where its time is taken back, and can be published or set anew', async () => {
    const back = await unscheduleManuscript(database, publisher, await scheduled({ in: SOON }))
    expect(back).toMatchObject({ state: 'APPROVED', publishAt: null, scheduledBy: null })
    // Another one, set later, is out before it could have been.
    await settled(await scheduled({ in: SOON }))
    expect((await seenManuscript(database, writer, back.id))?.state).toBe('APPROVED')
    expect((await settled(await scheduled({ manuscript: back, in: SOON }))).state).toBe('PUBLISHED')
  })

  test('cannot be written, published or scheduled again meanwhile', async () => {
    const waiting = await scheduled({ in: HOUR })
    const { document } = waiting
    await expect(saveManuscript(database, writer, { ...waiting, document })).rejects.toEqual(code('MANUSCRIPT_STATE'))
    await expect(publishManuscript(database, publisher, { ...waiting, reason: null })).rejects.toEqual(
      code('MANUSCRIPT_STATE'),
    )
    await expect(scheduled({ manuscript: waiting, in: HOUR })).rejects.toEqual(code('MANUSCRIPT_STATE'))
    await expect(reviseStory(database, writer, { slug: waiting.slug, version: null })).rejects.toEqual(
      code('NOT_PUBLISHED'),
    )
  })
})

describe('a time', () => {
  test('is refused where it is over, too far away, or what it publishes could not be published', async () => {
    const ready = await approved(database, await written(database))
    for (const at of [ahead(-1000), ahead(400 * 24 * HOUR)]) {
      await expect(scheduleManuscript(database, chief, { ...ready, at, reason: null })).rejects.toEqual(
        code('SCHEDULE_UNFIT'),
      )
    }
    await publishManuscript(database, publisher, { ...ready, reason: null })
    const revision = await reviseStory(database, writer, { slug: ready.slug, version: null })
    const figures = stated.figures?.map((figure) => ({ ...figure, status: 'PLANNED' as const }))
    const changed = await saveManuscript(database, writer, { ...revision, document: { ...revision.document, figures } })
    const again = await approved(database, changed)
    await expect(scheduled({ manuscript: again, in: HOUR })).rejects.toEqual(code('CORRECTION_NEEDS_REASON'))
    const waiting = await scheduled({ manuscript: again, reason: '核实后更正', in: SOON })
    expect((await settled(waiting)).state).toBe('PUBLISHED')
    const [revised] = await database.rows<{ reason: string }>(
      'select reason from revision where slug = $1 order by version desc limit 1',
      [ready.slug],
    )
    expect(revised?.reason).toBe('核实后更正')
  })
})

describe('what is no longer as it was', () => {
  test('does not go out: the document was altered, or who set the time has no right any more', async () => {
    const altered = await scheduled({ in: HOUR })
    const orphan = await scheduled({ in: HOUR })
    await restartAfter(async () => {
      await database.rows(
        `update manuscript set document = jsonb_set(document, '{story,title}', '"别的"') where id = $1::text::uuid`,
        [altered.id],
      )
      await database.rows('update editor set disabled_at = now()')
      for (const one of [altered, orphan]) await age(one, '1 minute')
    })
    const held = await settled(orphan)
    for (const one of [held, await settled(altered)]) {
      expect(one).toMatchObject({ state: 'APPROVED', problemCode: 'FORBIDDEN', publishAt: null })
    }
    await database.rows('update editor set disabled_at = null')
    await expect(publishManuscript(database, publisher, { ...(await settled(altered)), reason: null })).rejects.toEqual(
      code('MANUSCRIPT_ALTERED'),
    )
    expect((await publishManuscript(database, publisher, { ...held, reason: null })).problemCode).toBeNull()
    const acts = await database.rows('select from audit_entry where action = $1', ['holdManuscript'])
    expect(acts.length).toBe(2)
  })

  test('waits for a person where its story was withdrawn meanwhile', async () => {
    const ready = await approved(database, await written(database))
    await publishManuscript(database, publisher, { ...ready, reason: null })
    const revision = await reviseStory(database, writer, { slug: ready.slug, version: null })
    const waiting = await scheduled({ manuscript: await approved(database, revision), in: HOUR })
    await withdrawStory(database, publisher, { slug: ready.slug, reason: '核实', redirect: null })
    expect(await seenManuscript(database, writer, waiting.id)).toMatchObject({
      state: 'APPROVED',
      problemCode: 'NOT_PUBLISHED',
    })
    expect((await seenManuscript(database, writer, ready.id))?.state).toBe('WITHDRAWN')
  })
})
