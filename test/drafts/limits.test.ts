/** What can be added to one manuscript, or asked of all, again and again: there is an end to each. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../../server/config.ts'
import type { Database } from '../../server/database/database.ts'
import { Previews } from '../../server/drafts/preview.ts'
import { makePreviewLink } from '../../server/drafts/preview-links.ts'
import { returnManuscript, submitManuscript } from '../../server/drafts/review.ts'
import { createHub } from '../../server/hub.ts'
import { publish } from '../../server/publish/publish.ts'
import { testDatabase } from '../hub.ts'
import { smallDraft } from '../publish/small-draft.ts'
import { fixtureBundle } from '../render/fixture-bundle.ts'
import { first, writer, written } from './ready-manuscript.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
  await publish(database, smallDraft())
})
afterAll(() => database.close())

test('fifty links to one manuscript work at once, and five hundred are made of it', async () => {
  const { id } = await written(database)
  const give = () => makePreviewLink(database, writer, '', { id, name: '王书记', right: 'VIEW', days: 1 })
  const fill = (from: number, to: number) =>
    database.rows(
      `insert into preview_link (digest, manuscript_id, name, "right", stage, maker_id, made_by, made_at, expires_at)
       select 'digest ' || number, $1::text::uuid, '王书记', 'VIEW', 1, $2, $2, now(), now() + interval '1 day'
       from generate_series($3::int, $4::int) number`,
      [id, writer.id, from, to],
    )
  const full = expect.objectContaining({ code: 'TOO_MANY_PREVIEW_LINKS' })
  await fill(1, 50)
  await expect(give()).rejects.toEqual(full)
  await database.rows('update preview_link set revoked_at = now()')
  expect(await give()).toMatchObject({ manuscript: { id } })
  await fill(51, 499)
  await database.rows('update preview_link set revoked_at = now()')
  await expect(give()).rejects.toEqual(full)
})

test('a manuscript with a thousand remarks is sent back with one at a time', async () => {
  const submitted = await submitManuscript(database, writer, await written(database))
  await database.rows(
    `insert into remark (manuscript_id, stage, reviewer, text, made_at)
     select $1::text::uuid, 1, 'first', '改', now() from generate_series(1, 1000)`,
    [submitted.id],
  )
  const send = (...texts: string[]) =>
    returnManuscript(
      database,
      first,
      submitted,
      texts.map((text) => ({ text })),
    )
  await expect(send('改这里', '改那里')).rejects.toMatchObject({ code: 'REMARKS_UNFIT' })
  expect(await send('改这里，改那里')).toMatchObject({ state: 'RETURNED' })
})

test('so many previews wait for their turn, and further ones are told to come again', async () => {
  const config = readConfig({ PUBLIC_URL: 'https://fanxing.example' })
  const hub = await createHub(database, config)
  const previews = new Previews(database, hub, await fixtureBundle(), config)
  const asked = Array.from({ length: 33 }, () => previews.page({}, '/'))
  const told = await Promise.allSettled(asked)
  const codes = told.map((one) => one.status === 'rejected' && one.reason.code)
  expect(codes.filter((code) => code === 'PREVIEWS_BUSY')).toHaveLength(3)
  await expect(previews.page({}, '/')).rejects.toMatchObject({ code: 'DRAFT_INVALID' })
  await hub.close()
})
