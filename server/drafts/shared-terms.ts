/** Indicators and units lie at no place: whatever one document says of them, the figures of all others say too. */
import type { Draft } from '../../schema/draft.ts'
import type { Role } from '../../schema/terms.ts'
import type { Session } from '../database/database.ts'
import { EVERYWHERE, hasRole } from '../editorial/authority.ts'
import type { Viewer } from '../editorial/viewer.ts'
import { HubError } from '../errors.ts'
import { canonical, type Json } from '../publish/rows.ts'
import { standings } from '../publish/statements.ts'

export interface Terms {
  indicators: Draft['indicators']
  /** What was stated of them before, in documents with these slugs. */
  before: readonly Draft[]
  slugs: readonly string[]
}

interface Term {
  type: 'Indicator' | 'Unit'
  key: string
  form: string
  at: string
}

/**
 * Lets only somebody with the role for the whole hub change an indicator or a unit that other documents count by.
 * @throws {HubError} ALREADY_STATED naming each
 */
export async function requireSharedTerms(
  session: Session,
  viewer: Viewer,
  role: Role,
  { indicators, before, slugs }: Terms,
): Promise<void> {
  const said = new Set(before.flatMap((document) => termsOf(document.indicators)).map(wholeOf))
  const anew = termsOf(indicators).filter((term) => !said.has(wholeOf(term)))
  if (anew.length === 0 || (await hasRole(session, viewer, role, EVERYWHERE))) return
  const standing = new Map((await standings(session, anew)).map((one) => [`${one.type} ${one.key}`, one]))
  const details = anew.flatMap(({ type, key, form, at }) => {
    const { fields = null, documents = [] } = standing.get(`${type} ${key}`) ?? {}
    if (fields === null || formOf(fields) === form || documents.every((slug) => slugs.includes(slug))) return []
    const name = 'name' in fields ? fields.name : key
    return [
      {
        at,
        says: `${key} is published already, as ${name}, and others count by it; refer to that, take another short name, or have somebody with the role for the whole hub change it (已经有“${name}”了，别处也在用：直接用它，或换个名称)`,
      },
    ]
  })
  if (details.length === 0) return
  const lines = details.map(({ at, says }) => `${at}: ${says}`)
  throw new HubError('ALREADY_STATED', ['Others count by these:', ...lines].join('\n'), { details })
}

function termsOf(indicators: Draft['indicators']): Term[] {
  return indicators.flatMap((indicator, index): Term[] => [
    { type: 'Indicator', key: indicator.slug, form: formOf(indicator), at: `indicators[${index}]` },
    { type: 'Unit', key: indicator.unit.code, form: formOf(indicator.unit), at: `indicators[${index}].unit` },
  ])
}

function wholeOf({ type, form }: Term): string {
  return `${type} ${form}`
}

function formOf(said: object): string {
  const json: Json = JSON.parse(JSON.stringify(said))
  return canonical(json)
}
