/** Digests (周通报、月考核、季总结): drafts written from what was published at a place in a period, every number counted. */
import { type DigestKind, digestKindLabels, type ManuscriptState } from '../../schema/terms.ts'
import type { Database, Session } from '../database/database.ts'
import type { StoredManuscript } from '../drafts/manuscripts.ts'
import { freeSlug } from '../drafts/slug.ts'
import { begin } from '../drafts/writing.ts'
import type { Stranger } from '../editorial/audit.ts'
import { requireRole } from '../editorial/authority.ts'
import type { Viewer } from '../editorial/viewer.ts'
import { HubError } from '../errors.ts'
import { isWithin } from './access.ts'
import { type DigestPeriod, lastPeriod } from './period.ts'
import { honoured, type Standing } from './standing.ts'

/**
 * Begins the manuscript of a place's digest of the last period that is over; the one that is open already is given again.
 * @throws {HubError} UNAUTHENTICATED or FORBIDDEN unless the viewer writes there; UNKNOWN_PLACE
 */
export function writeDigest(
  database: Database,
  viewer: Viewer | null,
  { place, kind }: { place: string; kind: DigestKind },
  now: Date,
): Promise<Pick<StoredManuscript, 'id'>> {
  return database.transaction(async (session) => {
    const writer = await requireRole(session, viewer, 'CONTRIBUTOR', place)
    const digest = { place, name: await nameOf(session, place), kind, period: lastPeriod(kind, now), now }
    const [open] = await manuscriptsOf(session, digest, ['WRITING', 'IN_REVIEW', 'RETURNED', 'APPROVED', 'SCHEDULED'])
    return open ?? beginDigest(session, writer, digest, await countsOf(session, digest))
  })
}

/** Which digest, and at which moment its honours are counted. */
export interface Digested {
  place: string
  name: string
  kind: DigestKind
  period: DigestPeriod
  now: Date
}

/** The manuscripts of this very digest that are in one of these states. */
export function manuscriptsOf(
  session: Session,
  digest: Digested,
  states: readonly ManuscriptState[],
): Promise<{ id: string }[]> {
  return session.rows<{ id: string }>(
    'select id::text from manuscript where place = $1 and title = $2 and state = any($3::text[])',
    [digest.place, titleOf(digest), states],
  )
}

/** Writes the draft; who may is for the caller to know. */
export async function beginDigest(
  session: Session,
  writer: Pick<Viewer, 'id' | 'name'> | Stranger,
  digest: Digested,
  counts: Counts,
): Promise<Pick<StoredManuscript, 'id'>> {
  const { place } = digest
  const title = titleOf(digest)
  const slug = await freeSlug(session, title)
  const body = await bodyOf(session, digest, counts)
  return begin(session, writer, { place, slug, title, document: { story: { slug, title, place, body } } })
}

function titleOf({ name, kind, period }: Digested): string {
  return `${name}${digestKindLabels[kind]}（${period.label}）`
}

async function nameOf(session: Session, path: string): Promise<string> {
  const [place] = await session.rows<{ name: string }>('select name from place where path = $1', [path])
  if (place) return place.name
  throw new HubError('UNKNOWN_PLACE', `place: ${JSON.stringify(path)} is no published place. Give its path.`, {
    input: ['place'],
  })
}

async function bodyOf(session: Session, digest: Digested, counts: Counts): Promise<string> {
  const { place, name, period, now } = digest
  const values = valuesOf(digest)
  const stories = await session.rows<{ title: string; place: string }>(
    `select story.title, place.name as place from story join place on place.id = story.place_id
     where story.kind <> 'SHEET_PART' and ${during('story.published_at')} and ${isWithin('place.path')} order by story.published_at, story.id`,
    values,
  )
  const achievements = await session.rows<{ title: string; place: string }>(
    `select title, place.name as place from achievement join place on place.id = achievement.place_id
     where ${during('achievement.published_at')} and ${isWithin('place.path')} order by achievement.published_at, achievement.id`,
    values,
  )
  const parts = [
    opening(name, period, counts),
    ...section(
      `${period.label}发布的报道`,
      stories.map(({ title, place }) => `《${title}》（${place}）`),
    ),
    ...section(
      `${period.label}发布的荣誉`,
      achievements.map(({ title, place }) => `${place}：${title}`),
    ),
    ...honours(await honoured(session, place, now), now),
  ]
  return parts.join('\n\n')
}

function valuesOf({ place, period }: Digested): string[] {
  return [place, period.start.toISOString(), period.end.toISOString()]
}

export interface Counts {
  stories: number
  updated: number
  withdrawn: number
  figures: number
  achieved: number
  planned: number
  corrected: number
  achievements: number
}

function during(moment: string): string {
  return `${moment} >= $2::text::timestamptz and ${moment} < $3::text::timestamptz`
}

/** What publications did in the period, as the log of changes has it; figures that stand no more are not counted. */
export async function countsOf(session: Session, digest: Digested): Promise<Counts> {
  const values = valuesOf(digest)
  const here = isWithin('place.path')
  const changes = (
    kind: string,
  ) => `(select count(*)::integer from change where kind = '${kind}' and node_type = 'STORY'
    and ${during('change.at')} and ($1::text = '' or exists (
      select from change_place join place on place.id = change_place.place_id
      where change_place.change_id = change.id and place.path = $1)))`
  const figures = (condition: string) => `(select count(*)::integer from figure_revision version
    join figure on figure.id = version.figure_id join place on place.id = figure.place_id
    where ${during('version.changed_at')} and ${here} and ${condition})`
  const [counts] = await session.rows<Counts>(
    `select (select count(*)::integer from story join place on place.id = story.place_id
         where story.kind <> 'SHEET_PART' and ${during('story.published_at')} and ${here}) as stories,
       ${changes('UPDATED')} as updated, ${changes('WITHDRAWN')} as withdrawn,
       ${figures('version.version = 1')} as figures,
       ${figures(`version.version = 1 and version.status = 'ACHIEVED'`)} as achieved,
       ${figures(`version.version = 1 and version.status = 'PLANNED'`)} as planned,
       ${figures('version.version > 1')} as corrected,
       (select count(*)::integer from achievement join place on place.id = achievement.place_id
         where ${during('achievement.published_at')} and ${here}) as achievements`,
    values,
  )
  if (counts === undefined) throw new Error('The counts gave no row')
  return counts
}

function opening(name: string, { label }: DigestPeriod, counts: Counts): string {
  const { stories, updated, withdrawn, figures, achieved, planned, corrected, achievements } = counts
  return (
    `${label}，${name}发布报道${stories}篇，更新报道${updated}次，撤回报道${withdrawn}篇；` +
    `发布数字${figures}个，其中已实现的${achieved}个、计划的${planned}个；更正数字${corrected}个；发布荣誉${achievements}项。`
  )
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`## ${title}`, lines.map((line) => `- ${line}`).join('\n')]
}

/** Only who is honoured: who falls behind is in no draft, as a draft is to be published. */
function honours(standings: readonly Standing[], now: Date): string[] {
  if (standings.length === 0) return []
  const day = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long' }).format(now)
  const lines = standings.map(
    ({ placeName, score, fresh, complete, evidenced }) =>
      `- ${placeName}：${score}分（新鲜${fresh}分、齐全${complete}分、有据${evidenced}分）`,
  )
  return ['## 红榜', `截至${day}，60分以上的村（社区）${standings.length}个。计分办法见“红榜”页。`, lines.join('\n')]
}
