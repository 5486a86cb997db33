/** Beginning a manuscript: about which places, and how many of them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../server/database/database.ts'
import { reviseProfile } from '../../server/drafts/profiles.ts'
import { createManuscript } from '../../server/drafts/writing.ts'
import { publish } from '../../server/publish/publish.ts'
import { testDatabase } from '../hub.ts'
import { smallDraft } from '../publish/small-draft.ts'
import { editor } from './people.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
  await publish(database, smallDraft())
})
afterAll(() => database.close())

const district = editor('district', 'CONTRIBUTOR', 'zhongyuan')
const everywhere = editor('everywhere', 'CONTRIBUTOR', '')

describe('a manuscript is about', () => {
  const begin = (place: string, isNewPlace = false) =>
    createManuscript(database, everywhere, { place, title: '试', isNewPlace })

  test('a published place, and no other text: the nearest is named', async () => {
    expect(await begin('liuhu')).toMatchObject({ place: 'liuhu' })
    const refused = (message: string) => ({
      code: 'UNKNOWN_PLACE',
      input: ['place'],
      message: expect.stringContaining(message),
    })
    await expect(begin('liuhu/tongshuwan')).rejects.toMatchObject(refused('“桐树王村”：liuhu/tongshuwang'))
    await expect(begin('柳湖街道')).rejects.toMatchObject(refused('“柳湖街道”：liuhu'))
    await expect(begin('zhengzho')).rejects.toMatchObject(refused('“郑州市”：zhengzhou'))
    for (const text of ['', ' ', '<script>', 'liuhu/', 'a/'.repeat(100_000)]) {
      await expect(begin(text)).rejects.toMatchObject({ code: 'UNKNOWN_PLACE' })
    }
  })

  test('a place that it will state itself, where that is said, under a path', async () => {
    const inDistrict = { place: 'zhongyuan/new', title: '新街道', isNewPlace: true }
    expect(await createManuscript(database, district, inDistrict)).toMatchObject({ place: 'zhongyuan/new' })
    for (const text of ['zhongyuan/新街道', 'zhongyuan/../x', '']) {
      await expect(begin(text, true)).rejects.toMatchObject({ code: 'UNKNOWN_PLACE' })
    }
    await expect(begin('liuhu', true)).rejects.toMatchObject({
      code: 'ALREADY_STATED',
      message: expect.stringContaining('柳湖街道'),
    })
  })
})

describe('one person begins', () => {
  const fill = (id: string, state: string, ago: string) =>
    database.rows(
      `insert into manuscript (id, place, slug, title, document, version, state, stage, stages, writers, author, changed_by,
         created_at, updated_at)
       select gen_random_uuid(), 'liuhu', $1 || '-' || $2 || '-' || number, '', '{}', 1, $2, 1, 3, array[$1], '', '',
         now() - $3::text::interval, now() - $3::text::interval from generate_series(1, 200) number`,
      [id, state, ago],
    )
  const full = expect.objectContaining({ code: 'TOO_MANY_MANUSCRIPTS' })

  test('two hundred that are not published at most', async () => {
    const busy = editor('busy', 'CONTRIBUTOR', 'liuhu')
    await fill('busy', 'RETURNED', '9 days')
    const begin = () => createManuscript(database, busy, { place: 'liuhu', title: '再来' })
    await expect(begin()).rejects.toEqual(full)
    await expect(reviseProfile(database, busy, { place: 'liuhu' })).rejects.toEqual(full)
    await database.rows("update manuscript set state = 'DISCARDED' where slug = 'busy-RETURNED-1'")
    expect(await begin()).toMatchObject({ state: 'WRITING' })
  })

  test('and two hundred a day, though they were given up; others write on', async () => {
    const hasty = editor('hasty', 'CONTRIBUTOR', 'liuhu')
    await fill('hasty', 'DISCARDED', '23 hours')
    const begin = (who: typeof hasty) => createManuscript(database, who, { place: 'liuhu', title: '再来' })
    await expect(begin(hasty)).rejects.toEqual(full)
    expect(await begin(district)).toMatchObject({ state: 'WRITING' })
    await database.rows(
      "update manuscript set created_at = created_at - interval '1 hour' where author = '' and writers[1] = 'hasty'",
    )
    expect(await begin(hasty)).toMatchObject({ state: 'WRITING' })
  })
})
