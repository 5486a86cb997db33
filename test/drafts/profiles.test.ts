/** Profiles of places, branches and projects: written, reviewed and published as stories are, and nothing but that. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../server/database/database.ts'
import type { StoredManuscript } from '../../server/drafts/manuscripts.ts'
import { createProfile, reviseProfile } from '../../server/drafts/profiles.ts'
import { publishManuscript } from '../../server/drafts/publication.ts'
import { approveManuscript, submitManuscript } from '../../server/drafts/review.ts'
import { seenRevisions } from '../../server/drafts/revisions.ts'
import { withdrawStory } from '../../server/drafts/withdrawal.ts'
import { createManuscript, saveManuscript } from '../../server/drafts/writing.ts'
import { setReviewStages } from '../../server/editorial/review-stages.ts'
import type { Viewer } from '../../server/editorial/viewer.ts'
import { publish } from '../../server/publish/publish.ts'
import { withdraw } from '../../server/publish/withdraw.ts'
import { testDatabase } from '../hub.ts'
import { evidence, smallDraft } from '../publish/small-draft.ts'
import { editor } from './people.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
  await publish(database, smallDraft())
  await setReviewStages(database, editor('chief', 'ADMINISTRATOR', 'zhongyuan'), 'zhongyuan', { stages: 1 })
})
afterAll(() => database.close())

const writer = editor('writer', 'CONTRIBUTOR', 'liuhu')
const publisher = editor('publisher', 'PUBLISHER', 'liuhu')
const stranger = editor('stranger', 'PUBLISHER', 'lianhu')
const everywhere = editor('everywhere', 'PUBLISHER', '')
const code = (code: string) => expect.objectContaining({ code })

/** Saves the first thing of the list with changes, by whoever wrote it. */
function changed(
  manuscript: StoredManuscript,
  list: 'places' | 'branches' | 'projects',
  changes: object,
  by: Viewer = writer,
): Promise<StoredManuscript> {
  const { [list]: things, story } = JSON.parse(JSON.stringify(manuscript.document))
  const document = { ...manuscript.document, story, [list]: [{ ...things[0], ...changes }, ...things.slice(1)] }
  return saveManuscript(database, by, { ...manuscript, document })
}

async function published(manuscript: StoredManuscript, by: Viewer = writer, who: Viewer = publisher) {
  let now = await submitManuscript(database, by, manuscript)
  while (now.state === 'IN_REVIEW') now = await approveManuscript(database, who, now)
  return publishManuscript(database, who, { ...now, reason: null })
}

async function projectNow() {
  const [project] = await database.rows<{ name: string; summary: string; status: string }>(
    `select name, summary, status from project where slug = 'lian-xin-jie'`,
  )
  return project
}

describe('the profile of something published', () => {
  test('starts from what stands, is reviewed, and stands over every story, whenever that is published', async () => {
    const begun = await reviseProfile(database, writer, { project: 'lian-xin-jie' })
    expect(begun).toMatchObject({
      slug: 'profile-project-lian-xin-jie',
      place: 'liuhu/tongshuwang',
      title: '联心结',
      document: { projects: [{ name: '联心结', status: 'ONGOING' }] },
    })
    await expect(reviseProfile(database, writer, { project: 'lian-xin-jie' })).rejects.toEqual(code('MANUSCRIPT_OPEN'))
    const mended = await changed(begun, 'projects', { summary: '联结人心。', status: 'COMPLETED' })
    expect(await projectNow()).toMatchObject({ summary: '服务群众。' })
    await published(mended)
    expect(await projectNow()).toMatchObject({ summary: '联结人心。', status: 'COMPLETED' })
    const draft = smallDraft()
    await publish(database, { ...draft, story: { ...draft.story, title: '桐树王村又一年' } })
    expect(await projectNow()).toMatchObject({ summary: '联结人心。' })
    const stories = await database.rows<{ slug: string }>('select slug from story')
    expect(stories).toEqual([{ slug: 'xiao-bao-dao' }])
    expect(await database.rows(`select from change where node_type = 'STORY' and story_slug like 'profile-%'`)).toEqual(
      [],
    )
  })

  test('tells of a renaming, goes on from its own last version, and falls back when it is withdrawn', async () => {
    const renamed = await reviseProfile(database, writer, { project: 'lian-xin-jie' })
    expect(renamed.document).toMatchObject({ projects: [{ summary: '联结人心。' }] })
    await published(await changed(renamed, 'projects', { name: '联心结二期' }))
    const [change] = await database.rows(
      `select kind, before_display as before, after_display as after, story_id as story from change order by id desc limit 1`,
    )
    expect(change).toEqual({ kind: 'RENAMED', before: '联心结', after: '联心结二期', story: null })
    await withdraw(database, 'profile-project-lian-xin-jie', { reason: '改回' })
    expect(await projectNow()).toEqual({ name: '联心结', summary: '服务群众。', status: 'ONGOING' })
  })

  test('is its place’s own: no other street’s, and moved only by who may write at both', async () => {
    for (const subject of [{ place: 'liuhu' }, { branch: 'tongshuwang' }, { project: 'lian-xin-jie' }]) {
      await expect(reviseProfile(database, stranger, subject)).rejects.toEqual(code('FORBIDDEN'))
    }
    await expect(reviseProfile(database, null, { place: 'liuhu' })).rejects.toEqual(code('UNAUTHENTICATED'))
    await expect(reviseProfile(database, writer, { place: 'nowhere' })).rejects.toEqual(code('NOT_PUBLISHED'))
    const street = { path: 'lianhu', name: '莲湖街道', level: 'STREET' as const, parent: 'zhongyuan' }
    await publish(database, {
      story: { slug: 'lianhu', title: '莲湖', place: 'lianhu', body: '莲湖。' },
      places: [street],
    })
    const village = await reviseProfile(database, writer, { place: 'liuhu/tongshuwang' })
    const moved = await changed(village, 'places', { parent: 'lianhu' })
    await expect(submitManuscript(database, writer, moved)).rejects.toThrow(/at lianhu/)
    const branch = await reviseProfile(database, writer, { branch: 'tongshuwang' })
    const taken = await changed(branch, 'branches', { place: 'lianhu' })
    await expect(submitManuscript(database, writer, taken)).rejects.toThrow(/at lianhu/)
  })

  test('has no text, no claims and no other name', async () => {
    const begun = await reviseProfile(database, writer, { place: 'liuhu' })
    const story = { ...Object(begun.document.story), body: '正文' }
    const written = await saveManuscript(database, writer, { ...begun, document: { ...begun.document, story } })
    await expect(submitManuscript(database, writer, written)).rejects.toMatchObject({
      code: 'DRAFT_INVALID',
      details: [{ at: 'story.body', says: expect.stringContaining('档案里不写正文和数字') }],
    })
  })
})

describe('something new', () => {
  test('has a profile under a free path before it has anything else', async () => {
    await expect(createProfile(database, stranger, { type: 'PLACE', name: '新村', place: 'liuhu' })).rejects.toEqual(
      code('FORBIDDEN'),
    )
    const begun = await createProfile(database, writer, { type: 'PLACE', name: '桐树王社区', place: 'liuhu' })
    expect(begun.document).toMatchObject({ profile: { place: 'liuhu/tongshuwang2' }, places: [{ parent: 'liuhu' }] })
    await expect(submitManuscript(database, writer, begun)).rejects.toEqual(code('DRAFT_INVALID'))
    await published(await changed(begun, 'places', { level: 'COMMUNITY', kind: 'URBAN' }))
    const [place] = await database.rows('select name, kind from place where path = $1', ['liuhu/tongshuwang2'])
    expect(place).toEqual({ name: '桐树王社区', kind: 'URBAN' })
  })

  test('is taken back by a publisher with a reason, and not while something else lies in it', async () => {
    const begun = await createProfile(database, writer, { type: 'PLACE', name: '杏园社区', place: 'liuhu' })
    const { slug } = await published(await changed(begun, 'places', { level: 'COMMUNITY', kind: 'URBAN' }))
    const path = 'liuhu/xingyuan'
    const works = await createProfile(database, writer, { type: 'PROJECT', name: '杏园书屋', place: path })
    const bookroom = await published(
      await changed(works, 'projects', { kind: 'WORK', status: 'ONGOING', summary: '书屋。' }),
    )
    const taken = (slug: string, viewer: Viewer, reason = '并入别的社区') =>
      withdrawStory(database, viewer, { slug, reason, redirect: null })
    await expect(taken(slug, writer)).rejects.toEqual(code('FORBIDDEN'))
    await expect(taken(slug, stranger)).rejects.toEqual(code('FORBIDDEN'))
    await expect(taken(slug, publisher, ' ')).rejects.toEqual(code('REASON_MISSING'))
    await expect(taken(slug, publisher)).rejects.toMatchObject({
      code: 'STILL_REFERENCED',
      message: expect.stringContaining(bookroom.slug),
    })
    await taken(bookroom.slug, publisher)
    await taken(slug, publisher)
    expect(await database.rows('select from place where path = $1', [path])).toEqual([])
    await expect(taken(slug, publisher)).rejects.toEqual(code('NOT_PUBLISHED'))
    expect(await seenRevisions(database, writer, slug)).toMatchObject([
      { isWithdrawal: true, publishedBy: 'publisher', approvals: [], reason: '并入别的社区' },
      { isWithdrawal: false, publishedBy: 'publisher', approvals: [{ stage: 1, name: 'publisher' }] },
    ])
  })

  test('goes live with the story that states it, and with no story that means another by its short name', async () => {
    const body = '和村开了便民食堂。'
    const story = await createManuscript(database, writer, { place: 'liuhu', title: '便民食堂' })
    const stated = {
      story: { slug: story.slug, title: '便民食堂', place: 'liuhu', body },
      places: [{ path: 'liuhu/hecun', name: '和村', level: 'COMMUNITY', kind: 'VILLAGE', parent: 'liuhu' }],
      branches: [{ slug: 'he-cun-zhi-bu', name: '和村党支部', place: 'liuhu/hecun' }],
      mentions: [{ subject: { place: 'liuhu/hecun' }, evidence: evidence('和村', body) }],
    }
    const ready = await saveManuscript(database, writer, { ...story, document: stated })
    const paths = () => database.rows(`select path from place where path = 'liuhu/hecun'`)
    expect(await paths()).toEqual([])
    await published(ready)
    expect(await paths()).toHaveLength(1)
    const other = await createManuscript(database, writer, { place: 'liuhu', title: '河村' })
    const [place] = stated.places
    const document = {
      story: { slug: other.slug, title: '河村', place: 'liuhu', body },
      places: [{ ...place, name: '河村' }],
    }
    const clash = await saveManuscript(database, writer, { ...other, document })
    await expect(submitManuscript(database, writer, clash)).rejects.toMatchObject({
      code: 'ALREADY_STATED',
      details: [{ at: 'places[0]', says: expect.stringContaining('已经有“和村”了') }],
    })
  })
})

test('an empty hub grows from its first story: a district, a street and a community at once', async () => {
  const empty = await testDatabase()
  const author = editor('author', 'CONTRIBUTOR', '')
  const begun = await createManuscript(empty, author, { place: 'zhongyuan/liuhu', title: '第一篇', isNewPlace: true })
  const document = { ...begun.document, ...smallDraft({ slug: begun.slug }) }
  const story = { ...document.story, slug: begun.slug, place: 'zhongyuan/liuhu' }
  const at = (path: string | null) => path?.replace('liuhu', 'zhongyuan/liuhu') ?? null
  const places = document.places.map((place) => ({ ...place, path: at(place.path), parent: at(place.parent ?? null) }))
  const branches = document.branches.map((branch) => ({ ...branch, place: at(branch.place) }))
  const projects = document.projects.map((project) => ({ ...project, place: at(project.place) }))
  const figures = document.figures.slice(1)
  const saved = await saveManuscript(empty, author, {
    ...begun,
    document: { ...document, story, places, branches, projects, figures, mentions: [] },
  })
  let now = await submitManuscript(empty, author, saved)
  while (now.state === 'IN_REVIEW') now = await approveManuscript(empty, everywhere, now)
  await publishManuscript(empty, everywhere, { ...now, reason: null })
  expect(await empty.rows('select path from place order by path')).toHaveLength(5)
  await empty.close()
})
