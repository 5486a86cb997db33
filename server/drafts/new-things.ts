/** What a document may state of places, branches and projects: new ones, and the thing that it is the profile of. */

import type { Draft } from '../../schema/draft.ts'
import type { Session } from '../database/database.ts'
import { type Detail, HubError } from '../errors.ts'
import { logOf } from '../publish/history.ts'
import { canonical, type Json } from '../publish/rows.ts'
import { type Statement, standings, statementsOf } from '../publish/statements.ts'

/**
 * Refuses to change by the way what is published: another may have written of the same thing meanwhile, or of one with the
 * same short name. What the document stated before stays its own.
 * @throws {HubError} ALREADY_STATED naming each
 */
export async function requireNewThings(session: Session, draft: Draft): Promise<void> {
  const last = (await logOf(session, draft.story.slug)).at(-1)?.document
  const before = new Set(last ? statementsOf(last).filter(isThing).map(keyOf) : [])
  const anew = statementsOf(draft).filter(
    (stated) => isThing(stated) && !stated.isProfile && !before.has(keyOf(stated)),
  )
  const standing = new Map((await standings(session, anew)).map((one) => [keyOf(one), one.fields]))
  const details = anew.flatMap((stated): Detail[] => {
    const fields = standing.get(keyOf(stated)) ?? null
    if (fields === null || formOf(fields) === formOf(stated.fields)) return []
    const name = 'name' in fields ? fields.name : stated.key
    const says = `${stated.key} is published already, as ${name}; refer to that, or change its profile (已经有“${name}”了：直接用它，要改就改它的档案)`
    return [{ at: stated.at, says }]
  })
  if (details.length === 0) return
  const lines = details.map(({ at, says }) => `${at}: ${says}`)
  throw new HubError('ALREADY_STATED', ['Others are published under these names:', ...lines].join('\n'), { details })
}

function isThing({ type, fields }: Statement): boolean {
  return fields !== null && ['Place', 'Branch', 'Project'].includes(type)
}

function keyOf({ type, key }: { type: string; key: string }): string {
  return `${type} ${key}`
}

function formOf(fields: object | null): string {
  const json: Json = JSON.parse(JSON.stringify(fields))
  return canonical(json)
}
