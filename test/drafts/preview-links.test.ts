/** Links for leaders: who may give them, what they are good for, and that nobody comes by one to more than their giver has. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PreviewRight, Role } from '../../schema/terms.ts'
import type { Database } from '../../server/database/database.ts'
import { approveByLink, commentByLink } from '../../server/drafts/by-link.ts'
import { type StoredManuscript, seenManuscript } from '../../server/drafts/manuscripts.ts'
import {
  makePreviewLink,
  openPreviewLink,
  previewLinksTo,
  revokePreviewLink,
} from '../../server/drafts/preview-links.ts'
import { remarksOn } from '../../server/drafts/remarks.ts'
import { approveManuscript, returnManuscript, submitManuscript } from '../../server/drafts/review.ts'
import { findEditor } from '../../server/editorial/editors.ts'
import type { Viewer } from '../../server/editorial/viewer.ts'
import { publish } from '../../server/publish/publish.ts'
import { addEditor } from '../editorial/person.ts'
import { testDatabase } from '../hub.ts'
import { smallDraft } from '../publish/small-draft.ts'
import { editor } from './people.ts'
import { second, writer, written } from './ready-manuscript.ts'

let database: Database
let author: Viewer
let reviewer: Viewer

beforeAll(async () => {
  database = await testDatabase()
  await publish(database, smallDraft())
  author = await person('author', 'EDITOR')
  reviewer = await person('reviewer', 'EDITOR')
})
afterAll(() => database.close())

const code = (code: string) => expect.objectContaining({ code })

/** Somebody with an account, as links ask after their giver. */
async function person(name: string, role: Role): Promise<Viewer> {
  await addEditor(database, `${name}@example.org`, [{ role, place: 'liuhu' }])
  const [row] = await database.rows<{ id: string }>('select id from editor where name = $1', [name])
  const found = await findEditor(database, row?.id ?? '')
  if (found === null) throw new Error(`${name} was not made`)
  return found
}

const submitted = async (by = author) => submitManuscript(database, by, await written(database, by))

async function give(manuscript: StoredManuscript, right: PreviewRight, by = reviewer, days = 3): Promise<string> {
  const wish = { id: manuscript.id, name: '王书记', right, days }
  const { link } = await makePreviewLink(database, by, 'https://example.org', wish)
  return /\/preview\/([\w-]{43})\/$/.exec(link)?.[1] ?? ''
}

describe('a link that approves', () => {
  test('is given by who could approve themselves, and by nobody else', async () => {
    const manuscript = await submitted()
    for (const who of [author, writer, editor('other', 'PUBLISHER', 'lianhu'), editor('admin', 'ADMINISTRATOR', '')]) {
      await expect(give(manuscript, 'APPROVE', who), who.name).rejects.toEqual(code('FORBIDDEN'))
    }
    const writing = await written(database, author)
    await expect(give(writing, 'APPROVE')).rejects.toEqual(code('MANUSCRIPT_STATE'))
    await expect(give(manuscript, 'VIEW', reviewer, 31)).rejects.toEqual(code('PREVIEW_LINK_UNFIT'))
  })

  test('counts once, for its stage, under the given name, and the log says by whose link', async () => {
    const manuscript = await submitted()
    const token = await give(manuscript, 'APPROVE')
    const sent = { token, version: manuscript.version }
    await expect(approveByLink(database, null, { ...sent, version: 1 })).rejects.toEqual(code('MANUSCRIPT_CONFLICT'))
    const both = await Promise.allSettled([1, 2].map(() => approveByLink(database, null, sent)))
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const now = await seenManuscript(database, author, manuscript.id)
    expect(now).toMatchObject({ state: 'IN_REVIEW', stage: 2 })
    const again = { token, version: now?.version ?? 0 }
    await expect(approveByLink(database, null, again)).rejects.toEqual(code('LINK_UNFIT'))
    const acts = await database.rows<{ actor: string; details: { givenBy: string } }>(
      `select actor_name as actor, details from audit_entry where target = $1 and action = 'approveManuscript'`,
      [manuscript.slug],
    )
    expect(acts).toMatchObject([{ actor: '王书记（凭reviewer发出的预览链接）', details: { givenBy: reviewer.id } }])
    // Sent back and submitted again, it is another review.
    const returned = await returnManuscript(database, second, { id: manuscript.id, version: again.version }, [
      { text: '再改' },
    ])
    const anew = await submitManuscript(database, author, returned)
    await expect(approveByLink(database, null, { token, version: anew.version })).rejects.toEqual(code('LINK_UNFIT'))
  })

  test('is no way for a writer to approve, nor good for more than its giver is', async () => {
    const manuscript = await submitted()
    const token = await give(manuscript, 'APPROVE')
    const sent = { token, version: manuscript.version }
    await expect(approveByLink(database, author, sent)).rejects.toEqual(code('FORBIDDEN'))
    await database.rows(`update role_grant set role = 'CONTRIBUTOR' where editor_id = $1`, [reviewer.id])
    await expect(approveByLink(database, null, sent)).rejects.toEqual(code('LINK_UNFIT'))
    expect(await openPreviewLink(database, token)).toMatchObject({ mayApprove: false, mayComment: true })
    await database.rows('update editor set disabled_at = now() where id = $1', [reviewer.id])
    expect(await openPreviewLink(database, token)).toBe('ended')
    await database.rows('update editor set disabled_at = null where id = $1', [reviewer.id])
    await database.rows(`update role_grant set role = 'EDITOR' where editor_id = $1`, [reviewer.id])
    expect(await openPreviewLink(database, token)).toMatchObject({ mayApprove: true })
    await approveManuscript(database, reviewer, manuscript)
    await expect(approveByLink(database, null, sent)).rejects.toEqual(code('LINK_UNFIT'))
  })
})

describe('any link', () => {
  test('lets do what it says: looking is no commenting, commenting no approving', async () => {
    const manuscript = await submitted()
    const { version } = manuscript
    const [view, comment] = [await give(manuscript, 'VIEW'), await give(manuscript, 'COMMENT')]
    const said = { text: '写写价钱', quote: '便民食堂' }
    await expect(commentByLink(database, { token: view, version }, said)).rejects.toEqual(code('LINK_UNFIT'))
    await expect(approveByLink(database, null, { token: comment, version })).rejects.toEqual(code('LINK_UNFIT'))
    await commentByLink(database, { token: comment, version }, said)
    await expect(commentByLink(database, { token: comment, version }, { text: ' ' })).rejects.toEqual(
      code('REMARKS_UNFIT'),
    )
    expect(await remarksOn(database, manuscript.id)).toMatchObject([
      { reviewer: '王书记（凭reviewer发出的预览链接）', text: '写写价钱', quote: '便民食堂' },
    ])
  })

  test('ends when it is over or taken back, and is kept as a digest alone', async () => {
    const manuscript = await submitted()
    const [over, back] = [await give(manuscript, 'VIEW'), await give(manuscript, 'COMMENT')]
    const [newest, oldest] = await previewLinksTo(database, manuscript.id)
    await expect(revokePreviewLink(database, editor('other', 'PUBLISHER', 'lianhu'), newest?.id ?? 0)).rejects.toEqual(
      code('FORBIDDEN'),
    )
    await revokePreviewLink(database, author, newest?.id ?? 0)
    await database.rows(
      `update preview_link set made_at = now() - interval '2 days', expires_at = now() - interval '1 day' where id = $1`,
      [oldest?.id],
    )
    for (const token of [over, back]) {
      expect(await openPreviewLink(database, token)).toBe('ended')
      const sent = { token, version: manuscript.version }
      await expect(commentByLink(database, sent, { text: '晚了' })).rejects.toEqual(code('LINK_UNFIT'))
    }
    expect(await openPreviewLink(database, `${back.slice(0, -1)}_`)).toBe('unknown')
    await expect(revokePreviewLink(database, author, 999_999)).rejects.toEqual(code('PREVIEW_LINK_UNKNOWN'))
    const kept = await database.text('select json_agg(preview_link)::text from preview_link', [])
    for (const token of [over, back]) expect(kept).not.toContain(token)
  })
})
