/** Writes one revision of a document and everything that follows from it, in one transaction. */
import type { Database, Session } from '../database/database.ts'
import { CHANNEL } from '../database/notifications.ts'
import { HubError } from '../errors.ts'
import { projectChanges } from './changes.ts'
import { dependentStories } from './dependents.ts'
import type { Document } from './document.ts'
import { Identities, type NaturalKey } from './identities.ts'
import { listedAnew, renewLedgerItems } from './ledger-items.ts'
import { cutStoryLinks, projectStoryLinks } from './place-stories.ts'
import { type Gains, gather, projectLinks, projectTotals } from './place-tree.ts'
import { Projection } from './projection.ts'
import { checkReferences } from './references.ts'
import { codePoints } from './rich-text.ts'
import { projectStars } from './star-rows.ts'
import { projectStatedEntries } from './stated-entries.ts'
import { projectStated } from './stated-rows.ts'
import { replaceStatements, type Standing, standings, statedBy, statementsOf } from './statements.ts'
import { projectStory } from './story-rows.ts'
import { tablesOf } from './table.ts'
import { tagsOf } from './tags.ts'

/** Characters of a reason. */
const LONGEST_REASON = 1000

/** What a publication or withdrawal did. */
export interface Publication {
  slug: string
  version: number
  /** False where the document was published as it is already, so that nothing was written. */
  changed: boolean
  /** Tags of every row that changed. */
  tags: readonly string[]
}

export interface NewRevision {
  slug: string
  version: number
  /** Null for a withdrawal. */
  document: Document | null
  reason: string | null
  /** Slug of the story to read instead; of withdrawals alone. */
  redirect?: string | null
  now: Date
  /** Takes what is written when all of several documents are, by `commitRest`. Without it that is done at once. */
  rest?: Rest | undefined
}

/** What each of several documents changes again at the same places, so that it is written once, after them. */
export interface Rest {
  readonly gains: Gains
  /** Ids of what ledgers list otherwise. */
  readonly listed: Set<string>
  /** Done while the database writes the rows of a document. */
  readonly meanwhile: () => void
}

export function emptyRest(meanwhile: () => void = () => {}): Rest {
  return { gains: new Map(), listed: new Set(), meanwhile }
}

/** Any number that nothing else in the database locks. */
const PUBLICATION_LOCK = 7_203_142

/** One publication at a time: each is projected onto what the one before left. */
export async function oneAtATime(session: Session): Promise<void> {
  await session.rows('select pg_advisory_xact_lock($1)', [PUBLICATION_LOCK])
}

/** Appends the revision, projects it into the tables and puts the changed tags in the outbox. */
export async function commitRevision(database: Database, session: Session, of: NewRevision): Promise<Publication> {
  checkReason(of.reason)
  const projection = new Projection(session, tablesOf(database.orm))
  try {
    return await project(database, projection, of)
  } catch (error) {
    throw await projection.failed(error)
  }
}

/** Readers see it on every page of a correction or a withdrawal. */
function checkReason(reason: string | null): void {
  const length = reason === null ? 0 : codePoints(reason)
  if (length <= LONGEST_REASON) return
  throw new HubError(
    'REASON_TOO_LONG',
    `reason: has ${length} characters; at most ${LONGEST_REASON} are kept. Say it in fewer words (原因太长，请写短些).`,
    { input: ['reason'] },
  )
}

/** Writes what documents of this transaction left to be written after them, and gives the tags of that. */
export async function commitRest(database: Database, session: Session, rest: Rest): Promise<readonly string[]> {
  const projection = new Projection(session, tablesOf(database.orm))
  await finish(projection, rest)
  const tags = await tagsOf(session, projection.changes)
  if (tags.length > 0) await addToOutbox(session, tags)
  return tags
}

async function project(database: Database, projection: Projection, of: NewRevision): Promise<Publication> {
  const { session } = projection
  const { slug, version, document } = of
  const revision = await appendRevision(session, of)
  const standing = await restate(session, slug, revision, document)
  const identities = new Identities()
  const named = new Map(standing.flatMap(namedBy).map((one) => [`${one.type} ${one.key}`, one]))
  await identities.claim(session, [...named.values()])
  await projectStated(projection, identities, standing)
  await projectLinks(projection)
  const dependents = await dependentStories(projection, slug)
  const { id: story, telling } = await projectStory(projection, identities, slug)
  const rest = of.rest ?? emptyRest()
  rest.meanwhile()
  for (const dependent of dependents) await projectStory(projection, identities, dependent)
  await projectStars(projection, identities, standing)
  await projectStatedEntries(projection)
  const isWithdrawal = document === null
  const issue = { story, slug, version, revision, isWithdrawal, reason: of.reason, now: of.now }
  await projectChanges(projection, issue, telling)
  await cutStoryLinks(projection)
  await projection.finish()
  await projectStoryLinks(projection)
  await gather(projection, rest.gains)
  if (of.rest) await noteListed(projection, rest)
  else await finish(projection, rest)
  const tags = await tagsOf(session, projection.changes)
  await putInOutbox(database, session, revision, tags, of.now)
  return { slug, version, changed: true, tags }
}

async function finish(projection: Projection, rest: Rest): Promise<void> {
  await projectTotals(projection, rest.gains)
  await noteListed(projection, rest)
  await renewLedgerItems(projection.session, [...rest.listed])
}

async function noteListed({ session, changes }: Projection, { listed }: Rest): Promise<void> {
  for (const id of await listedAnew(session, changes)) listed.add(id)
}

/** The thing itself and the place that its row refers to, which another document may state. */
function namedBy({ type, key, fields }: Standing): NaturalKey[] {
  if (type === 'Unit' || type === 'Star') return []
  const place = fields === null ? null : 'parent' in fields ? fields.parent : 'place' in fields ? fields.place : null
  return place === null
    ? [{ type, key }]
    : [
        { type, key },
        { type: 'Place', key: place },
      ]
}

async function appendRevision(session: Session, of: NewRevision): Promise<number> {
  const [row] = await session.rows<{ id: number }>(
    `insert into revision (slug, version, document, text, digest, reason, redirect, published_at)
     values ($1, $2, $3::text::jsonb, $4, $5, $6, $7, $8::text::timestamptz) returning id`,
    [
      of.slug,
      of.version,
      of.document && JSON.stringify(of.document.draft),
      of.document?.text ?? '',
      of.document?.digest ?? '',
      of.reason,
      of.redirect ?? null,
      of.now.toISOString(),
    ],
  )
  if (row === undefined) throw new Error(`Revision ${of.version} of ${of.slug} was not written`)
  return row.id
}

/** Replaces what the document stated before, and tells how everything that it states or stated stands now. */
async function restate(
  session: Session,
  slug: string,
  revision: number,
  document: Document | null,
): Promise<Standing[]> {
  const statements = document === null ? [] : statementsOf(document.draft)
  const keys = new Map<string, { type: string; key: string }>()
  for (const { type, key } of [...statements, ...(await statedBy(session, slug))])
    keys.set(`${type} ${key}`, { type, key })
  const units = await unitsOf(session, [...keys.values()])
  await replaceStatements(session, slug, revision, statements)
  const standing = await standings(session, [...keys.values()])
  checkReferences(slug, statements, standing, units)
  return standing
}

/** Codes of the units that published indicators are counted in. */
async function unitsOf(
  session: Session,
  keys: readonly { type: string; key: string }[],
): Promise<ReadonlyMap<string, string>> {
  const indicators = keys.filter(({ type }) => type === 'Indicator').map(({ key }) => key)
  const rows = await session.rows<{ slug: string; unit: string }>(
    'select slug, unit_code as unit from indicator where slug = any($1::text[])',
    [indicators],
  )
  return new Map(rows.map(({ slug, unit }) => [slug, unit]))
}

async function putInOutbox(
  { instance }: Database,
  session: Session,
  revision: number,
  tags: readonly string[],
  now: Date,
): Promise<void> {
  await session.rows(
    `with told as (
       insert into outbox (revision_id, tags, created_at)
       values ($1, array(select json_array_elements_text($2::json)), $3::text::timestamptz) returning id
     ) select pg_notify($4, $5::text || ':' || id) from told`,
    [revision, JSON.stringify(tags), now.toISOString(), CHANNEL, instance],
  )
}

/** Adds to the last publication, which nobody but its own transaction has seen yet. */
async function addToOutbox(session: Session, tags: readonly string[]): Promise<void> {
  await session.rows(
    `update outbox set tags = array(select unnest(tags) union select json_array_elements_text($1::json) order by 1)
     where id = (select max(id) from outbox)`,
    [JSON.stringify(tags)],
  )
}
