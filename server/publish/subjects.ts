/** The things that a document's claims are about, as their rows are now. */
import type { Draft, SubjectKey } from '../../schema/draft.ts'
import type { Session } from '../database/database.ts'
import { statementsOf, subjectOf } from './statements.ts'

interface Named {
  id: number
  name: string
}
export interface IndicatorRow extends Named {
  slug: string
  topic: string
  unit_code: string
  unit_symbol: string
  unit_name: string
  sort_key: string
}
/** A subject with where it lies. */
export interface SubjectRow extends Named {
  type: 'Place' | 'Branch' | 'Project'
  place: PlaceRow
}
interface PlaceRow extends Named {
  path: string
}

/** Looks up what one document refers to; all of it is there, for nothing is published that refers to the unknown. */
export class Subjects {
  private constructor(
    readonly places: ReadonlyMap<string, PlaceRow>,
    readonly subjects: ReadonlyMap<string, SubjectRow>,
    readonly indicators: ReadonlyMap<string, IndicatorRow>,
  ) {}

  static async of(session: Session, draft: Draft): Promise<Subjects> {
    const keys = (type: string) => statementsOf(draft).flatMap((stated) => (stated.type === type ? [stated.key] : []))
    const owned = await session.rows<Named & { type: 'Branch' | 'Project'; slug: string; place_id: number }>(
      `select 'Branch' as type, id, slug, name, place_id from branch where slug = any($1::text[])
       union all select 'Project', id, slug, name, place_id from project where slug = any($2::text[])`,
      [keys('Branch'), keys('Project')],
    )
    const places = await session.rows<PlaceRow>(
      'select id, path, name from place where path = any($1::text[]) or id = any($2::integer[])',
      [keys('Place'), owned.map(({ place_id }) => place_id)],
    )
    const indicators = await session.rows<IndicatorRow>(
      `select indicator.id, slug, indicator.name, topic, unit_code, symbol as unit_symbol, unit.name as unit_name, sort_key
       from indicator join unit on unit.code = unit_code where slug = any($1::text[])`,
      [keys('Indicator')],
    )
    const placeById = new Map(places.map((place) => [place.id, place]))
    const subjects = new Map<string, SubjectRow>()
    for (const place of places) subjects.set(`Place ${place.path}`, { ...place, type: 'Place', place })
    for (const { type, slug, place_id, ...named } of owned) {
      subjects.set(`${type} ${slug}`, { ...named, type, place: found(placeById, place_id) })
    }
    return new Subjects(
      new Map(places.map((place) => [place.path, place])),
      subjects,
      new Map(indicators.map((indicator) => [indicator.slug, indicator])),
    )
  }

  of(subject: SubjectKey): SubjectRow {
    return found(this.subjects, subjectOf(subject).join(' '))
  }

  place(path: string): PlaceRow {
    return found(this.places, path)
  }

  indicator(slug: string): IndicatorRow {
    return found(this.indicators, slug)
  }
}

function found<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): Value {
  const value = map.get(key)
  if (value === undefined) throw new Error(`${String(key)} is referred to and has no row`)
  return value
}
