/** The way of a manuscript: who may do what to it, in which state, and that nothing is lost or half done on the way. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DraftInput } from '../../schema/draft.ts'
import type { Database } from '../../server/database/database.ts'
import { seenManuscript, seenManuscripts } from '../../server/drafts/manuscripts.ts'
import { publishManuscript } from '../../server/drafts/publication.ts'
import { remarksOn, resolveRemark } from '../../server/drafts/remarks.ts'
import { approveManuscript, discardManuscript, returnManuscript, submitManuscript } from '../../server/drafts/review.ts'
import { withdrawStory } from '../../server/drafts/withdrawal.ts'
import { createManuscript, reviseStory, saveManuscript } from '../../server/drafts/writing.ts'
import { readAuditLog } from '../../server/editorial/audit-log.ts'
import { setReviewStages } from '../../server/editorial/review-stages.ts'
import { publish } from '../../server/publish/publish.ts'
import { testDatabase } from '../hub.ts'
import { money, smallDraft } from '../publish/small-draft.ts'
import { editor } from './people.ts'
import { approved, body, first, publisher, second, stated, writer, written } from './ready-manuscript.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
  await publish(database, smallDraft())
})
afterAll(() => database.close())

const stranger = editor('stranger', 'PUBLISHER', 'lianhu')
const administrator = editor('administrator', 'ADMINISTRATOR', '')

/** By which the log calls what was done last to the story; null where it has its short name alone. */
async function headline(slug: string): Promise<string | null | undefined> {
  const { nodes } = await readAuditLog(database, administrator, undefined, { first: 100 })
  return nodes.find(({ target }) => target === slug)?.headline
}

const code = (code: string) => expect.objectContaining({ code })

describe('a manuscript', () => {
  test('goes from its first word through three reviews to readers', async () => {
    const begun = await createManuscript(database, writer, { place: 'liuhu', title: '办好“小微”实事' })
    expect(begun).toMatchObject({ slug: 'ban-hao-xiao-wei-shi-shi', state: 'WRITING', version: 1 })
    const ready = await approved(database, await written(database))
    expect(ready).toMatchObject({ state: 'APPROVED', stage: 3, stages: 3 })
    expect(await publishManuscript(database, publisher, { ...ready, reason: null })).toMatchObject({
      state: 'PUBLISHED',
    })
    const [figure] = await database.rows<{ value: number }>('select value from figure where display = $1', ['300人'])
    expect(figure?.value).toBe(300)
    const acts = await database.rows<{ action: string; actor: string }>(
      'select action, actor_name as actor from audit_entry where target = $1 order by id',
      [ready.slug],
    )
    expect(acts.map(({ action, actor }) => `${actor} ${action}`)).toEqual([
      'writer createManuscript',
      'writer submitManuscript',
      'first approveManuscript',
      'second approveManuscript',
      'publisher approveManuscript',
      'publisher publishManuscript',
    ])
    await expect(publishManuscript(database, publisher, { ...ready, reason: null })).rejects.toEqual(
      code('MANUSCRIPT_CONFLICT'),
    )
  })

  test('comes back with remarks, and can be mended and submitted again', async () => {
    const submitted = await submitManuscript(database, writer, await written(database))
    await expect(returnManuscript(database, first, submitted, [])).rejects.toEqual(code('REMARKS_UNFIT'))
    await expect(returnManuscript(database, first, submitted, [{ quote: '没有的话', text: '改' }])).rejects.toEqual(
      code('REMARKS_UNFIT'),
    )
    const returned = await returnManuscript(database, first, submitted, [
      { quote: '每天服务300人', text: '请核实人数' },
      { text: '标题再短些' },
    ])
    expect(returned).toMatchObject({ state: 'RETURNED', stage: 1 })
    expect(await remarksOn(database, returned.id)).toMatchObject([
      { reviewer: 'first', stage: 1, quote: '每天服务300人', text: '请核实人数' },
      { quote: null, text: '标题再短些' },
    ])
    const again = await saveManuscript(database, writer, { ...returned, document: returned.document })
    expect((await submitManuscript(database, writer, again)).state).toBe('IN_REVIEW')
  })

  test('has remarks that go with their words, until its writers resolve them', async () => {
    const submitted = await submitManuscript(database, writer, await written(database))
    const wrong = { quote: '服务', start: 0, text: '改' }
    await expect(returnManuscript(database, first, submitted, [wrong])).rejects.toEqual(code('REMARKS_UNFIT'))
    const returned = await returnManuscript(database, first, submitted, [{ quote: '300人', text: '请核实人数' }])
    const [remark] = await remarksOn(database, returned.id)
    const id = String(remark?.id)
    const wordsIn = async (body: string) => {
      const story = { ...stated.story, slug: returned.slug, body }
      const now = await seenManuscript(database, writer, returned.id)
      await saveManuscript(database, writer, { id: returned.id, version: now?.version ?? 0, document: { story } })
      const [{ start, end } = { start: null, end: null }] = await remarksOn(database, returned.id)
      return Array.from(body).slice(Number(start), Number(end)).join('')
    }
    expect(await wordsIn(`今天，${body}`)).toBe('300人')
    expect(await wordsIn('今天，柳湖街道开了便民食堂，每天服务320多人。')).toBe('320多人')
    for (const who of [stranger, administrator]) {
      await expect(resolveRemark(database, who, { id, isResolved: true })).rejects.toEqual(code('FORBIDDEN'))
    }
    await resolveRemark(database, writer, { id, isResolved: true })
    expect(await remarksOn(database, returned.id)).toMatchObject([{ resolvedBy: 'writer' }])
    await resolveRemark(database, writer, { id, isResolved: false })
    expect(await remarksOn(database, returned.id)).toMatchObject([{ resolvedAt: null, resolvedBy: null }])
    await expect(resolveRemark(database, writer, { id: '0', isResolved: true })).rejects.toEqual(code('REMARK_UNKNOWN'))
    await expect(resolveRemark(database, first, { id: `${remark?.id}x`, isResolved: true })).rejects.toEqual(
      code('REMARK_UNKNOWN'),
    )
  })

  test('that is incomplete is kept, but not submitted', async () => {
    const begun = await createManuscript(database, writer, { place: 'liuhu', title: '还没写完' })
    const document = { ...begun.document, figures: [{ key: 'x' }] }
    const saved = await saveManuscript(database, writer, { ...begun, document })
    expect((await seenManuscript(database, writer, saved.id))?.document).toEqual(document)
    await expect(submitManuscript(database, writer, saved)).rejects.toEqual(code('DRAFT_INVALID'))
    const moved = { ...stated, story: { ...stated.story, slug: saved.slug, body: `今天，${body}` } }
    const flagged = await saveManuscript(database, writer, { ...saved, document: moved })
    await expect(submitManuscript(database, writer, flagged)).rejects.toThrow(/figures\[0\]\.evidence: the quote is/)
  })

  test('stays the story that it began as', async () => {
    const begun = await createManuscript(database, writer, { place: 'liuhu', title: '甲' })
    for (const story of [{}, { slug: 'xiao-bao-dao', place: 'liuhu' }, { slug: begun.slug, place: 'lianhu' }]) {
      await expect(saveManuscript(database, writer, { ...begun, document: { story } })).rejects.toEqual(
        code('MANUSCRIPT_UNFIT'),
      )
    }
    const other = await createManuscript(database, writer, { place: 'liuhu', title: '甲' })
    expect(other.slug).not.toBe(begun.slug)
  })

  test('may be saved again as it is, by somebody who never got the answer', async () => {
    const seen = await written(database)
    const { story } = stated
    const sent = {
      id: seen.id,
      version: seen.version,
      document: { story: { ...story, slug: seen.slug, body: '今天。' } },
    }
    const saved = await saveManuscript(database, writer, sent)
    expect(await saveManuscript(database, writer, sent)).toEqual(saved)
    await expect(saveManuscript(database, stranger, sent)).rejects.toEqual(code('FORBIDDEN'))
    const other = { ...sent, document: { story: { ...sent.document.story, body: '昨天。' } } }
    await expect(saveManuscript(database, writer, other)).rejects.toEqual(code('MANUSCRIPT_CONFLICT'))
  })

  test('is not overwritten: who saw an older version is told, and both stay', async () => {
    const seen = await written(database)
    const saying = (title: string) => ({ ...seen.document, story: { ...stated.story, slug: seen.slug, title } })
    const mine = await saveManuscript(database, writer, { ...seen, document: saying('我的') })
    await expect(saveManuscript(database, first, { ...seen, document: saying('别人的') })).rejects.toThrow(
      /writer changed this manuscript meanwhile; it is at version 3, not 2/,
    )
    const both = await Promise.allSettled(
      [writer, first].map((who) => saveManuscript(database, who, { ...mine, document: saying(who.name) })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await seenManuscript(database, writer, mine.id)).toMatchObject({ version: mine.version + 1 })
  })
})

describe('rights', () => {
  test('end at the place, and administrators mind people, not texts', async () => {
    const manuscript = await written(database)
    for (const who of [stranger, administrator]) {
      await expect(createManuscript(database, who, { place: 'liuhu', title: '' })).rejects.toEqual(code('FORBIDDEN'))
      await expect(submitManuscript(database, who, manuscript)).rejects.toEqual(code('FORBIDDEN'))
      expect(await seenManuscript(database, who, manuscript.id)).toBeNull()
      expect((await seenManuscripts(database, who, { state: null, first: 100, after: null })).totalCount).toBe(0)
    }
    await expect(seenManuscript(database, null, manuscript.id)).rejects.toEqual(code('UNAUTHENTICATED'))
    await expect(createManuscript(database, null, { place: 'liuhu', title: '' })).rejects.toEqual(
      code('UNAUTHENTICATED'),
    )
  })

  test('to decide come with the stage, and not for those who wrote', async () => {
    const submitted = await submitManuscript(database, first, await written(database, first))
    await expect(approveManuscript(database, writer, submitted)).rejects.toThrow(/not EDITOR/)
    await expect(approveManuscript(database, first, submitted)).rejects.toThrow(/nobody reviews their own work/)
    const next = await approveManuscript(database, second, submitted)
    await expect(approveManuscript(database, first, next)).rejects.toThrow(/not REVIEWER/)
    await expect(publishManuscript(database, publisher, { ...next, reason: null })).rejects.toEqual(
      code('MANUSCRIPT_STATE'),
    )
  })

  test('to speak of another street’s things end at that street', async () => {
    await publish(database, streetOf('lianhu', 'lianhu-story', 'lianhu-brand'))
    const [project] = stated.projects ?? []
    for (const changes of [
      { projects: [{ ...project, place: 'lianhu' }] },
      { projects: [{ ...project, slug: 'lianhu-brand' }], figures: [] },
      { figures: stated.figures?.map((figure) => ({ ...figure, subject: { place: 'lianhu' } })) },
    ] as Partial<DraftInput>[]) {
      const manuscript = await written(database, writer, changes)
      await expect(submitManuscript(database, writer, manuscript)).rejects.toThrow(/not CONTRIBUTOR .* at lianhu/)
    }
  })

  test('to say what an indicator or a unit is, by which others count, are those of the whole hub', async () => {
    const income = { slug: 'income', name: '别的收入', topic: 'LIVELIHOOD', unit: money } as const
    const [served] = stated.indicators ?? []
    const refused = expect.objectContaining({
      code: 'ALREADY_STATED',
      details: [expect.objectContaining({ at: expect.stringMatching(/^indicators\[1\]/) })],
    })
    for (const other of [
      income,
      { slug: 'outlay', name: '支出', topic: 'LIVELIHOOD', unit: { ...money, symbol: '块' } } as const,
    ]) {
      const manuscript = await written(database, writer, { indicators: served ? [served, other] : [] })
      await expect(submitManuscript(database, writer, manuscript)).rejects.toEqual(refused)
      const everywhere = editor('everywhere', 'CONTRIBUTOR', '')
      expect((await submitManuscript(database, everywhere, manuscript)).state).toBe('IN_REVIEW')
    }
    const outlay = { slug: 'outlay', name: '支出', topic: 'LIVELIHOOD', unit: money } as const
    const manuscript = await written(database, writer, { indicators: served ? [served, outlay] : [] })
    expect((await submitManuscript(database, writer, manuscript)).state).toBe('IN_REVIEW')
  })

  test('let a street revise its story though that stated the city above', async () => {
    const revised = await reviseStory(database, writer, { slug: 'xiao-bao-dao', version: null })
    await expect(reviseStory(database, writer, { slug: 'xiao-bao-dao', version: 1 })).rejects.toEqual(
      code('MANUSCRIPT_OPEN'),
    )
    expect((await submitManuscript(database, writer, revised)).state).toBe('IN_REVIEW')
  })
})

describe('the district', () => {
  test('sets the number of stages for what is submitted from then on', async () => {
    await setReviewStages(database, editor('a', 'ADMINISTRATOR', 'zhongyuan'), 'zhongyuan', { stages: 1 })
    const submitted = await submitManuscript(database, writer, await written(database))
    expect(submitted.stages).toBe(1)
    expect((await approveManuscript(database, publisher, submitted)).state).toBe('APPROVED')
    await setReviewStages(database, editor('a', 'ADMINISTRATOR', 'zhongyuan'), 'zhongyuan', { stages: 3 })
  })
})

describe('what was published', () => {
  test('is corrected with a reason, withdrawn with a reason, and restored as a new version', async () => {
    const manuscript = await approved(database, await written(database))
    await publishManuscript(database, publisher, { ...manuscript, reason: null })
    const { slug } = manuscript
    const revision = await reviseStory(database, writer, { slug, version: null })
    const figures = stated.figures?.map((figure) => ({ ...figure, status: 'PLANNED' as const }))
    const changed = await saveManuscript(database, writer, { ...revision, document: { ...revision.document, figures } })
    const ready = await approved(database, changed)
    await expect(publishManuscript(database, publisher, { ...ready, reason: ' ' })).rejects.toEqual(
      code('CORRECTION_NEEDS_REASON'),
    )
    expect((await seenManuscript(database, writer, ready.id))?.state).toBe('APPROVED')
    await publishManuscript(database, publisher, { ...ready, reason: '核实后更正' })
    await expect(withdrawStory(database, writer, { slug, reason: '核实', redirect: null })).rejects.toEqual(
      code('FORBIDDEN'),
    )
    await expect(withdrawStory(database, publisher, { slug, reason: ' ', redirect: null })).rejects.toEqual(
      code('REASON_MISSING'),
    )
    expect(await headline(slug)).toBe(ready.title)
    await withdrawStory(database, publisher, { slug, reason: '核实', redirect: null })
    expect(await headline(slug)).toBeNull()
    expect(await database.rows('select id from story where slug = $1', [slug])).toEqual([])
    const restored = await approved(database, await reviseStory(database, writer, { slug, version: 1 }))
    await publishManuscript(database, publisher, { ...restored, reason: '恢复第一版' })
    const [story] = await database.rows<{ version: number }>('select version from story where slug = $1', [slug])
    expect(story?.version).toBe(4)
  })

  test('a manuscript that is given up does not come back', async () => {
    const discarded = await discardManuscript(database, writer, await written(database))
    await expect(submitManuscript(database, writer, discarded)).rejects.toEqual(code('MANUSCRIPT_STATE'))
  })
})

describe('the list', () => {
  test('has every manuscript of the viewer’s places once, page by page', async () => {
    const all: string[] = []
    for (;;) {
      const after = all.at(-1) ?? null
      const { nodes, totalCount } = await seenManuscripts(database, writer, { state: null, first: 3, after })
      all.push(...nodes.map(({ id }) => id))
      if (nodes.length < 3) {
        expect(all.length).toBe(totalCount)
        break
      }
    }
    expect(new Set(all).size).toBe(all.length)
    const open = await seenManuscripts(database, writer, { state: 'WRITING', first: 100, after: null })
    expect(open.nodes.every(({ state }) => state === 'WRITING')).toBe(true)
  })
})

function streetOf(path: string, slug: string, project: string): DraftInput {
  const draft = smallDraft()
  return {
    story: { slug, title: '莲湖', place: path, body: '莲湖街道有品牌。' },
    places: [
      ...draft.places.filter(({ level }) => level !== 'STREET' && level !== 'COMMUNITY'),
      { path, name: '莲湖街道', level: 'STREET', parent: 'zhongyuan' },
    ],
    projects: [
      { slug: project, name: '莲湖品牌', kind: 'BRAND', status: 'ONGOING', place: path, summary: '莲湖街道有品牌。' },
    ],
  }
}
