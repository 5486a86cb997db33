/** Whether an editor may say what a document says: of each place, branch and project that it states something new of. */
import type { Draft, SubjectKey } from '../../schema/draft.ts'
import type { Role } from '../../schema/terms.ts'
import type { Session } from '../database/database.ts'
import { requireRole } from '../editorial/authority.ts'
import type { Viewer } from '../editorial/viewer.ts'
import { logOf } from '../publish/history.ts'
import { canonical, type Json } from '../publish/rows.ts'
import { requireSharedTerms } from './shared-terms.ts'

/**
 * Demands the role at each place that the document states something of which its last published version did not state:
 * so a street can revise its story though that story, once, stated the city above.
 * @throws {HubError} FORBIDDEN naming the place; ALREADY_STATED naming an indicator or unit that others count by
 */
export async function requireScope(session: Session, viewer: Viewer, role: Role, draft: Draft): Promise<void> {
  const last = (await logOf(session, draft.story.slug)).at(-1)?.document ?? null
  const paths = [...(await placesOf(session, draft, saidBefore(last)))]
  const parents = await parentsOf(session, [...draft.places.map(({ path }) => path), ...paths])
  const asked = new Set([...paths.flatMap((path) => published(path, draft, parents)), ...moves(draft, parents, paths)])
  for (const path of [...asked].sort()) await requireRole(session, viewer, role, path)
  await requireSharedTerms(session, viewer, role, {
    indicators: draft.indicators,
    before: last === null ? [] : [last],
    slugs: [draft.story.slug],
  })
}

/** The place above each that is published; null at the top. */
async function parentsOf(session: Session, paths: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
  const rows = await session.rows<{ path: string; parent: string | null }>(
    `select place.path, parent.path as parent from place left join place parent on parent.id = place.parent_id
     where place.path = any($1::text[])`,
    [paths],
  )
  return new Map(rows.map(({ path, parent }) => [path, parent]))
}

/**
 * Where the role is asked for to speak of a place: there, or, where the document itself states it as new, at what it lies in.
 * What its path begins with counts too, as that is another place’s to give.
 */
function published(path: string, draft: Draft, parents: ReadonlyMap<string, string | null>, depth = 0): string[] {
  const stated = draft.places.find((place) => place.path === path)
  if (parents.has(path) || !stated?.parent || depth > draft.places.length) return [path]
  const own = path.includes('/') ? [path] : []
  return [...own, ...published(stated.parent, draft, parents, depth + 1)]
}

/** What published places are moved to. */
function moves(draft: Draft, parents: ReadonlyMap<string, string | null>, paths: readonly string[]): string[] {
  return draft.places.flatMap(({ path, parent }) => {
    const isMoved = parents.has(path) && parents.get(path) !== parent && paths.includes(path)
    return isMoved && parent !== null ? [parent] : []
  })
}

/** Tells whether a statement or claim stood in the document before, word for word. */
function saidBefore(draft: Draft | null): (said: object) => boolean {
  const lists = draft === null ? [] : [draft.places, draft.branches, draft.projects, draft.figures, draft.achievements]
  const known = new Set([...lists.flat(), ...(draft?.stars ?? []), ...(draft?.mentions ?? [])].map(formOf))
  return (said) => known.has(formOf(said))
}

/** Without its evidence: the same claim may stand elsewhere in the text. */
function formOf(said: object): string {
  const json: { [key: string]: Json } = JSON.parse(JSON.stringify(said))
  const { evidence: _, ...rest } = json
  return canonical(rest)
}

async function placesOf(session: Session, draft: Draft, isOld: (said: object) => boolean): Promise<Set<string>> {
  const anew = <Said extends object>(list: readonly Said[]) => list.filter((said) => !isOld(said))
  const projects = anew(draft.projects)
  const branches = anew(draft.branches)
  const subjects: SubjectKey[] = [
    ...[...anew(draft.figures), ...anew(draft.achievements)].map(({ subject }) => subject),
    ...anew(draft.stars).map(({ branch }) => ({ branch })),
    // What lies above the story's place may be spoken of.
    ...anew(draft.mentions)
      .map(({ subject }) => subject)
      .filter((subject) => !('place' in subject && isAbove(subject.place, draft.story.place))),
    ...projects.map(({ slug }) => ({ project: slug })),
    ...branches.map(({ slug }) => ({ branch: slug })),
  ]
  const stated = [...projects, ...branches].map(({ place }) => place)
  const places = anew(draft.places).map(({ path }) => path)
  return new Set([draft.story.place, ...places, ...stated, ...(await placesOfSubjects(session, draft, subjects))])
}

function isAbove(path: string, place: string): boolean {
  return place.startsWith(`${path}/`) || !path.includes('/')
}

/** Where the subjects lie: as published, which a document may not take away from others, and as the document says. */
async function placesOfSubjects(session: Session, draft: Draft, subjects: readonly SubjectKey[]): Promise<string[]> {
  const slugs = (kind: 'project' | 'branch') =>
    subjects.flatMap((subject) => (kind in subject ? Object.values(subject) : []))
  const published = await session.rows<{ path: string }>(
    `select place.path from project join place on place.id = project.place_id where project.slug = any($1::text[])
     union select place.path from branch join place on place.id = branch.place_id where branch.slug = any($2::text[])`,
    [slugs('project'), slugs('branch')],
  )
  const own = [...draft.projects.filter(({ slug }) => slugs('project').includes(slug))]
  const branches = draft.branches.filter(({ slug }) => slugs('branch').includes(slug))
  return [
    ...published.map(({ path }) => path),
    ...[...own, ...branches].map(({ place }) => place),
    ...subjects.flatMap((subject) => ('place' in subject ? [subject.place] : [])),
  ]
}
