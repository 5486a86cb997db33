/** Begins profiles: of what is published, from how it stands; of a place, branch or project that the hub has not got yet. */
import type { Draft, SubjectKey } from '../../schema/draft.ts'
import type { PlaceLevel, ProfileType } from '../../schema/terms.ts'
import type { Database, Session } from '../database/database.ts'
import { requireRole } from '../editorial/authority.ts'
import type { Viewer } from '../editorial/viewer.ts'
import { HubError } from '../errors.ts'
import { logOf } from '../publish/history.ts'
import { profileSlug } from '../publish/profile.ts'
import { type Fields, standings, subjectOf } from '../publish/statements.ts'
import type { StoredManuscript } from './manuscripts.ts'
import { freeName, freePath, withinOf } from './slug.ts'
import { begin, checkNobodyWrites } from './writing.ts'

const MAX_NAME = 300

type Profiled = Pick<Fields, 'Place' | 'Branch' | 'Project'>
/** What a profile states of its thing, in the list of the draft that it belongs to. */
type Stated = { [Type in keyof Profiled]: { type: Type; fields: Profiled[Type] } }[keyof Profiled]

/**
 * Begins the profile of a published thing.
 * @throws {HubError} UNAUTHENTICATED or FORBIDDEN unless the viewer writes at its place; NOT_PUBLISHED for a thing that
 * is not there; MANUSCRIPT_OPEN where somebody works on its profile already
 */
export function reviseProfile(
  database: Database,
  viewer: Viewer | null,
  subject: SubjectKey,
): Promise<StoredManuscript> {
  return database.transaction(async (session) => {
    const slug = profileSlug(subject)
    const stated = await standing(session, subject)
    const place = placeOf(stated)
    const writer = await requireRole(session, viewer, 'CONTRIBUTOR', place)
    await checkNobodyWrites(session, slug)
    // What it stated besides is still its own to state.
    const last = (await logOf(session, slug)).at(-1)?.document ?? {}
    const title = stated.fields.name
    const document = { ...last, profile: subject, story: { slug, title, place, body: '' }, ...listed(stated, last) }
    return begin(session, writer, { slug, place, title, document })
  })
}

/** How the thing stands now. */
async function standing(session: Session, subject: SubjectKey): Promise<Stated> {
  const [type, key] = subjectOf(subject)
  const [found] = await standings(session, [{ type, key }])
  if (found?.fields && isProfiled(found)) return found
  throw new HubError('NOT_PUBLISHED', `key: no ${type.toLowerCase()} ${key} is published. Look it up by its name.`, {
    input: ['key'],
  })
}

function isProfiled(found: { type: string; fields: unknown }): found is Stated {
  return found.type === 'Place' || found.type === 'Branch' || found.type === 'Project'
}

/** The list that holds the thing, with what else the profile stated in it. */
function listed({ type, fields }: Stated, last: Partial<Draft>): Partial<Draft> {
  if (type === 'Place') {
    return { places: [fields, ...(last.places ?? []).filter(({ path }) => path !== fields.path)] }
  }
  const others = <Other extends { slug: string }>(list: readonly Other[] = []) =>
    list.filter(({ slug }) => slug !== fields.slug)
  return type === 'Branch'
    ? { branches: [fields, ...others(last.branches)] }
    : { projects: [fields, ...others(last.projects)] }
}

function placeOf({ type, fields }: Stated): string {
  return type === 'Place' ? fields.path : fields.place
}

/**
 * Begins the profile of a thing that the hub has not got yet: its short name is found, and the rest is left to the writer.
 * `place` is where it lies, for a place the one above; empty only for a place at the top of the tree.
 * @throws {HubError} UNAUTHENTICATED or FORBIDDEN unless the viewer writes there; UNKNOWN_PLACE; MANUSCRIPT_UNFIT
 */
export function createProfile(
  database: Database,
  viewer: Viewer | null,
  { type, name, place }: { type: ProfileType; name: string; place: string },
): Promise<StoredManuscript> {
  return database.transaction(async (session) => {
    const called = name.trim()
    if (called === '' || [...called].length > MAX_NAME) {
      throw new HubError('MANUSCRIPT_UNFIT', `name: must have 1 to ${MAX_NAME} characters.`, { input: ['name'] })
    }
    const above = place === '' && type === 'PLACE' ? null : await levelOf(session, place)
    if (type === 'PLACE') {
      const path = await freePath(session, called, above === null ? '' : withinOf(place, above))
      const writer = await requireRole(session, viewer, 'CONTRIBUTOR', place || path)
      const fields = { path, name: called, parent: place || null }
      return beginNew(session, writer, {
        subject: { place: path },
        place: place || path,
        title: called,
        places: [fields],
      })
    }
    const writer = await requireRole(session, viewer, 'CONTRIBUTOR', place)
    const slug = await freeName(session, called)
    const fields = { slug, name: called, place }
    return beginNew(
      session,
      writer,
      type === 'BRANCH'
        ? { subject: { branch: slug }, place, title: called, branches: [fields] }
        : { subject: { project: slug }, place, title: called, projects: [fields] },
    )
  })
}

async function levelOf(session: Session, path: string): Promise<PlaceLevel> {
  const [place] = await session.rows<{ level: PlaceLevel }>('select level from place where path = $1', [path])
  if (place) return place.level
  throw new HubError('UNKNOWN_PLACE', `place: ${JSON.stringify(path)} is no published place. Give its path.`, {
    input: ['place'],
  })
}

/** A thing as far as its name and place say it, in the list of the draft that it belongs to. */
interface NewThing {
  subject: SubjectKey
  place: string
  title: string
  places?: readonly object[]
  branches?: readonly object[]
  projects?: readonly object[]
}

async function beginNew(
  session: Session,
  writer: Viewer,
  { subject, place, title, ...stated }: NewThing,
): Promise<StoredManuscript> {
  const slug = profileSlug(subject)
  await checkNobodyWrites(session, slug)
  const document = { profile: subject, story: { slug, title, place, body: '' }, ...stated }
  return begin(session, writer, { slug, place, title, document })
}
