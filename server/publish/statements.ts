/** What documents state of places, branches, projects, indicators, units and stars, and which statement stands. */
import type {
  BranchStatement,
  Draft,
  IndicatorStatement,
  PlaceStatement,
  ProjectStatement,
  StarClaim,
  SubjectKey,
} from '../../schema/draft.ts'
import type { Session } from '../database/database.ts'

/** What each type's statements say. */
export interface Fields {
  Unit: IndicatorStatement['unit']
  Indicator: IndicatorStatement
  Place: PlaceStatement
  Branch: BranchStatement
  Project: ProjectStatement
  /** The stars of a branch, which awards renew as a whole: the latest document that states any stands for all. */
  Star: StarClaim[]
}
export type StatedType = keyof Fields

export interface Statement {
  type: StatedType
  key: string
  /** Null where the document only refers to it. */
  fields: Fields[StatedType] | null
  /** Where in the draft it is first said or referred to. */
  at: string
  /** Whether the draft is the profile of this very thing. */
  isProfile: boolean
}

/** Everything that a draft states or refers to, each once. */
export function statementsOf(draft: Draft): Statement[] {
  const stated = new Map<string, Statement>()
  const profiled = draft.profile === undefined ? '' : subjectOf(draft.profile).join(' ')
  const add = (type: StatedType, key: string, fields: Statement['fields'], at: string) => {
    const id = `${type} ${key}`
    const known = stated.get(id)
    if (known === undefined) stated.set(id, { type, key, fields, at, isProfile: id === profiled })
    else if (known.fields === null) known.fields = fields
  }
  for (const [index, place] of draft.places.entries()) {
    add('Place', place.path, place, `places[${index}]`)
    if (place.parent !== null) add('Place', place.parent, null, `places[${index}].parent`)
  }
  for (const [index, branch] of draft.branches.entries()) {
    add('Branch', branch.slug, branch, `branches[${index}]`)
    add('Place', branch.place, null, `branches[${index}].place`)
  }
  for (const [index, project] of draft.projects.entries()) {
    add('Project', project.slug, project, `projects[${index}]`)
    add('Place', project.place, null, `projects[${index}].place`)
  }
  for (const [index, indicator] of draft.indicators.entries()) {
    add('Indicator', indicator.slug, indicator, `indicators[${index}]`)
    add('Unit', indicator.unit.code, indicator.unit, `indicators[${index}].unit`)
  }
  add('Place', draft.story.place, null, 'story.place')
  for (const [index, { branch }] of draft.stars.entries()) {
    add('Branch', branch, null, `stars[${index}] (${draft.stars[index]?.key})`)
    add(
      'Star',
      branch,
      draft.stars.filter((star) => star.branch === branch),
      `stars[${index}]`,
    )
  }
  for (const [index, { subject, indicator, key }] of draft.figures.entries()) {
    add(...subjectOf(subject), null, `figures[${index}].subject (${key})`)
    add('Indicator', indicator, null, `figures[${index}].indicator (${key})`)
  }
  for (const [index, { subject, key }] of draft.achievements.entries()) {
    add(...subjectOf(subject), null, `achievements[${index}].subject (${key})`)
  }
  for (const [index, { subject }] of draft.mentions.entries()) {
    add(...subjectOf(subject), null, `mentions[${index}].subject`)
  }
  return [...stated.values()]
}

/** Given { project: 'lian-xin-jie' }, return ['Project', 'lian-xin-jie']. */
export function subjectOf(subject: SubjectKey): ['Place' | 'Branch' | 'Project', string] {
  if ('place' in subject) return ['Place', subject.place]
  return 'branch' in subject ? ['Branch', subject.branch] : ['Project', subject.project]
}

/** An array, so that not even a database which knows nothing of its tables reads them all. */
const OF_DOCUMENT = 'revision_id = any(array(select id from revision where slug = $1))'

/** Puts a document's statements in the place of those of its revision before. */
export async function replaceStatements(
  session: Session,
  slug: string,
  revision: number,
  statements: readonly Statement[],
): Promise<void> {
  await session.rows(`delete from statement where ${OF_DOCUMENT}`, [slug])
  await session.rows(
    `insert into statement (revision_id, type, key, fields, is_profile)
     select $1::integer, type, key, nullif(fields, 'null'::jsonb), "isProfile"
     from json_to_recordset($2::json) as stated(type text, key text, fields jsonb, "isProfile" boolean)`,
    [revision, JSON.stringify(statements)],
  )
}

/** The keys of everything that a document's present statements say something of. */
export function statedBy(session: Session, slug: string): Promise<{ type: StatedType; key: string }[]> {
  return session.rows(`select type, key from statement where ${OF_DOCUMENT}`, [slug])
}

/** How one thing stands by the statements of all documents. */
export interface Standing<Type extends StatedType = StatedType> {
  type: Type
  key: string
  /** What its profile says, or else the latest document with fields; null where none has any. */
  fields: Fields[Type] | null
  /** The revision that says so. */
  revision: number | null
  /** Documents that state or refer to it, up to five, latest first. */
  documents: string[]
}

/** How each of the things stands. */
export function standings(session: Session, keys: readonly { type: string; key: string }[]): Promise<Standing[]> {
  return session.rows<Standing>(
    `select asked.type, asked.key, latest.fields, latest.revision_id as revision,
       (select coalesce(json_agg(slug), '[]') from (
          select revision.slug from statement s join revision on revision.id = s.revision_id
          where s.type = asked.type and s.key = asked.key order by s.revision_id desc limit 5) documents) as documents
     from json_to_recordset($1::json) as asked(type text, key text)
     left join lateral (
       select s.fields, s.revision_id from statement s
       where s.type = asked.type and s.key = asked.key and s.fields is not null
       order by s.is_profile desc, s.revision_id desc limit 1
     ) latest on true`,
    [JSON.stringify(keys)],
  )
}

/** The standings of one type. */
export function ofType<Type extends StatedType>(standing: readonly Standing[], type: Type): Standing<Type>[] {
  return standing.filter((one): one is Standing<Type> => one.type === type)
}
