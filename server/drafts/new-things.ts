/** What a document may state of places, branches and projects: new ones, and the thing that it is the profile of. */

import type { Draft } from '../../schema/draft.ts'
import type { Session } from '../database/database.ts'
import { type Detail, HubError } from '../errors.ts'
import { logOf } from '../publish/history.ts'
import { canonical, type Json } from '../publish/rows.ts'
import { type Statement, standings, statementsOf } from '../publish/statements.ts'
import { type FormerThing, formerThings } from './former-things.ts'

/**
 * Refuses to change by the way what is published: another may have written of the same thing meanwhile, or of one with the
 * same short name. What the document stated before stays its own. What is gone comes back where it was, and nothing else
 * takes its address.
 * @throws {HubError} ALREADY_STATED naming each
 */
export async function requireNewThings(session: Session, draft: Draft): Promise<void> {
  const last = (await logOf(session, draft.story.slug)).at(-1)?.document
  const before = new Set(last ? statementsOf(last).filter(isThing).map(keyOf) : [])
  const anew = statementsOf(draft).filter(
    (stated) => isThing(stated) && !stated.isProfile && !before.has(keyOf(stated)),
  )
  const standing = new Map((await standings(session, anew)).map((one) => [keyOf(one), one.fields]))
  const gone = anew.filter((stated) => !standing.get(keyOf(stated)))
  const former = new Map((gone.length === 0 ? [] : await formerThings(session, gone)).map((one) => [keyOf(one), one]))
  const details = anew.flatMap((stated): Detail[] => {
    const fields = standing.get(keyOf(stated)) ?? null
    if (fields === null) return elsewhere(stated, former.get(keyOf(stated)))
    if (formOf(fields) === formOf(stated.fields)) return []
    const name = 'name' in fields ? fields.name : stated.key
    const says = `${stated.key} is published already, as ${name}; refer to that, or change its profile (已经有“${name}”了：直接用它，要改就改它的档案)`
    return [{ at: stated.at, says }]
  })
  if (details.length === 0) return
  const lines = details.map(({ at, says }) => `${at}: ${says}`)
  throw new HubError('ALREADY_STATED', ['Others are published under these names:', ...lines].join('\n'), { details })
}

/** That the address was another thing's: permalinks never change what they mean. */
function elsewhere({ key, at, fields }: Statement, former: FormerThing | undefined): Detail[] {
  if (former === undefined || former.places.includes(placeIn(fields))) return []
  const where = former.places.filter((place) => place !== '').join(', ')
  const says = `${key} was ${former.name}${where && ` at ${where}`} and stays its address; take another short name (“${key}”曾经是“${former.name}”的网址，不能再指别的，请换个短名)`
  return [{ at, says }]
}

/** Where a thing lies, for a place what it is in; empty at the top. */
function placeIn(fields: Statement['fields']): string {
  if (fields === null) return ''
  if ('parent' in fields) return fields.parent ?? ''
  return 'place' in fields ? fields.place : ''
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
