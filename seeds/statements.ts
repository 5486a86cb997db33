/** Collects what a seed says of places, branches, projects and indicators, and resolves the names that claims use. */
import type {
  BranchStatement,
  IndicatorStatement,
  PlaceStatement,
  ProjectStatement,
  SubjectKey,
} from '../schema/draft.ts'
import { SeedError, type SeedPlace } from './seed-error.ts'
import type { Catalogue, Entry, Parsed, PlacesAbove, Seed } from './seed-file.ts'

/** What every page shares: the places above the streets, and the indicators with their units. */
export interface CommonGround {
  places: ReadonlyMap<string, PlaceStatement>
  indicators: ReadonlyMap<string, IndicatorStatement>
}

/** What one seed states, by path or slug. */
export interface Statements {
  places: Map<string, PlaceStatement>
  branches: Map<string, BranchStatement>
  projects: Map<string, ProjectStatement>
}

export function commonGround(places: Parsed<PlacesAbove>, catalogue: Parsed<Catalogue>): CommonGround {
  const units = catalogue.value.units
  const indicators = Object.entries(catalogue.value.indicators).map(
    ([slug, indicator]): [string, IndicatorStatement] => {
      const unit = units[indicator.unit]
      if (unit === undefined) {
        const where = catalogue.at(['indicators', slug, 'unit'])
        throw new SeedError('SEED_SHAPE', where, `No unit ${indicator.unit}.`, 'State it under units.')
      }
      return [slug, { ...indicator, slug, unit: { code: indicator.unit, ...unit } }]
    },
  )
  return {
    places: new Map(Object.entries(places.value).map(([path, place]) => [path, { ...place, path }])),
    indicators: new Map(indicators),
  }
}

/** Every statement of a seed; the places above it come from the common ground. */
export function statementsOf(seed: Parsed<Seed>, ground: CommonGround): Statements {
  const statements: Statements = { places: new Map(), branches: new Map(), projects: new Map() }
  for (const [index, entry] of seed.value.reading.entries()) {
    const at = (kind: string, key: string) => seed.at(['reading', index, kind, key])
    for (const [path, place] of Object.entries(entry.places)) {
      const parent = path.slice(0, path.lastIndexOf('/'))
      once(statements.places, path, { ...place, path, parent }, at('places', path))
    }
    for (const [slug, branch] of Object.entries(entry.branches)) {
      once(statements.branches, slug, { ...branch, slug }, at('branches', slug))
    }
    for (const [slug, project] of Object.entries(entry.projects)) {
      once(statements.projects, slug, { ...project, slug }, at('projects', slug))
    }
  }
  addPlacesAbove(statements, ground, seed)
  checkPlaces(seed, statements)
  return statements
}

/** What an entry is about: what it introduces, then what it names. */
export function subjectsOf(entry: Entry): string[] {
  const introduced = [
    ...Object.keys(entry.places).map((path) => `place ${path}`),
    ...Object.keys(entry.projects).map((slug) => `project ${slug}`),
  ]
  return [...new Set([...introduced, ...entry.about])]
}

/** Given 'project lian-xin-jie', return { project: 'lian-xin-jie' }; a subject that the seed does not state is an error. */
export function subjectKey(subject: string, statements: Statements, where: SeedPlace): SubjectKey {
  const [kind, key = ''] = subject.split(' ')
  if (kind === 'place' && statements.places.has(key)) return { place: key }
  if (kind === 'branch' && statements.branches.has(key)) return { branch: key }
  if (kind === 'project' && statements.projects.has(key)) return { project: key }
  throw unknown(subject, where)
}

function once<T>(stated: Map<string, T>, key: string, statement: T, where: SeedPlace): void {
  if (stated.has(key)) {
    throw new SeedError('STATED_TWICE', where, `${key} is stated twice.`, 'State it where the page introduces it.')
  }
  stated.set(key, statement)
}

/** Puts the ancestors that the page leaves unsaid before the places that it names. */
function addPlacesAbove(statements: Statements, ground: CommonGround, seed: Parsed<Seed>): void {
  const named = [...statements.places.entries()]
  statements.places.clear()
  for (const path of chainAbove(seed.value, named, ground)) {
    const place = ground.places.get(path)
    if (place !== undefined) statements.places.set(path, place)
  }
  for (const [path, place] of named) statements.places.set(path, place)
}

function chainAbove(seed: Seed, named: ReadonlyArray<[string, PlaceStatement]>, ground: CommonGround): string[] {
  const referred = seed.reading.flatMap((entry) => [
    ...Object.values(entry.projects).map((project) => project.place),
    ...entry.about.flatMap((subject) => (subject.startsWith('place ') ? [subject.slice('place '.length)] : [])),
  ])
  const used = new Set<string>()
  const use = (path: string | null): void => {
    const place = path === null ? undefined : ground.places.get(path)
    if (place === undefined || used.has(place.path)) return
    use(place.parent)
    used.add(place.path)
  }
  for (const path of [...named.map(([, place]) => place.parent), ...referred]) use(path)
  return [...used]
}

function checkPlaces(seed: Parsed<Seed>, statements: Statements): void {
  const check = (path: string | null, where: SeedPlace): void => {
    if (path !== null && !statements.places.has(path)) throw unknown(`place ${path}`, where)
  }
  check(seed.value.story.place, seed.at(['story', 'place']))
  for (const [index, entry] of seed.value.reading.entries()) {
    for (const path of Object.keys(entry.places)) {
      check(statements.places.get(path)?.parent ?? null, seed.at(['reading', index, 'places', path]))
    }
    for (const kind of ['branches', 'projects'] as const) {
      for (const [slug, statement] of Object.entries(entry[kind])) {
        check(statement.place, seed.at(['reading', index, kind, slug, 'place']))
      }
    }
  }
}

function unknown(subject: string, where: SeedPlace): SeedError {
  return new SeedError(
    'SUBJECT_UNKNOWN',
    where,
    `This seed does not state the ${subject}.`,
    'State it in the entry whose quote introduces it, or correct the name.',
  )
}
