/** Whether one person may approve several stages, as the district sets. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../../server/database/database.ts'
import { approveByLink } from '../../server/drafts/by-link.ts'
import type { StoredManuscript } from '../../server/drafts/manuscripts.ts'
import { makePreviewLink, openPreviewLink } from '../../server/drafts/preview-links.ts'
import { approveManuscript, returnManuscript, submitManuscript } from '../../server/drafts/review.ts'
import { findEditor } from '../../server/editorial/editors.ts'
import { listDistrictStages, setReviewStages } from '../../server/editorial/review-stages.ts'
import type { Viewer } from '../../server/editorial/viewer.ts'
import { publish } from '../../server/publish/publish.ts'
import { addEditor } from '../editorial/person.ts'
import { testDatabase } from '../hub.ts'
import { smallDraft } from '../publish/small-draft.ts'
import { editor } from './people.ts'
import { publisher, second, writer, written } from './ready-manuscript.ts'

let database: Database
/** Has an account, as links ask after their giver. */
let chief: Viewer
const administrator = editor('administrator', 'ADMINISTRATOR', 'zhongyuan')

beforeAll(async () => {
  database = await testDatabase()
  await publish(database, smallDraft())
  await addEditor(database, 'chief@example.org', [{ role: 'PUBLISHER', place: 'liuhu' }])
  const [row] = await database.rows<{ id: string }>("select id from editor where name = 'chief'")
  const found = await findEditor(database, row?.id ?? '')
  if (found === null) throw new Error('There is no chief')
  chief = found
})
beforeEach(() => set(true))
afterAll(() => database.close())

const set = (differentReviewers: boolean) =>
  setReviewStages(database, administrator, 'zhongyuan', { stages: 3, differentReviewers })
const submitted = async () => submitManuscript(database, writer, await written(database))
const refused = expect.objectContaining({ code: 'FORBIDDEN', message: expect.stringContaining('earlier stage') })
async function tokenBy(giver: Viewer, { id }: StoredManuscript): Promise<string> {
  const { link } = await makePreviewLink(database, giver, '', { id, name: '王书记', right: 'APPROVE', days: 1 })
  return link.split('/')[2] ?? ''
}

describe('one person', () => {
  test('may approve every stage where the district says nothing of it', async () => {
    await set(false)
    let now = await submitted()
    while (now.state === 'IN_REVIEW') now = await approveManuscript(database, publisher, now)
    expect(now.state).toBe('APPROVED')
  })

  test('approves one stage where it wants another for each, and may still send it back', async () => {
    const once = await approveManuscript(database, publisher, await submitted())
    await expect(approveManuscript(database, publisher, once)).rejects.toEqual(refused)
    const twice = await approveManuscript(database, second, once)
    await expect(approveManuscript(database, publisher, twice)).rejects.toEqual(refused)
    const returned = await returnManuscript(database, publisher, twice, [{ text: '再改' }])
    // Submitted anew it is another review.
    const anew = await submitManuscript(database, writer, returned)
    let now = await approveManuscript(database, second, anew)
    for (const reviewer of [chief, publisher]) now = await approveManuscript(database, reviewer, now)
    expect(now.state).toBe('APPROVED')
  })

  test('does not approve another stage by a link either, nor one after theirs', async () => {
    const first = await submitted()
    const token = await tokenBy(chief, first)
    const { manuscript } = await approveByLink(database, null, { token, version: first.version })
    await expect(approveManuscript(database, chief, manuscript)).rejects.toEqual(refused)
    await expect(tokenBy(chief, manuscript)).rejects.toEqual(refused)

    const again = await approveManuscript(database, second, await submitted())
    const sent = { token: await tokenBy(chief, again), version: again.version }
    await expect(approveByLink(database, second, sent)).rejects.toEqual(refused)
    const { manuscript: used } = await approveByLink(database, publisher, sent)
    await expect(approveManuscript(database, publisher, used)).rejects.toEqual(refused)

    const other = await approveManuscript(database, second, await submitted())
    const given = await tokenBy(chief, other)
    expect(await openPreviewLink(database, given)).toMatchObject({ mayApprove: true })
    await approveManuscript(database, chief, other)
    expect(await openPreviewLink(database, given)).toMatchObject({ mayApprove: false })
  })
})

test('it is set beside the stages, stays where only these are set, and stands in the log', async () => {
  await setReviewStages(database, administrator, 'zhongyuan', { stages: 2 })
  expect(await listDistrictStages(database, administrator, 'zhongyuan')).toEqual([
    { place: 'zhongyuan', name: '中原区', stages: 2, differentReviewers: true },
  ])
  const acts = await database.rows<{ details: object }>(
    "select details from audit_entry where action = 'setReviewStages' order by id desc limit 2",
  )
  expect(acts.map(({ details }) => details)).toEqual([{ stages: 2 }, { stages: 3, differentReviewers: true }])
})
