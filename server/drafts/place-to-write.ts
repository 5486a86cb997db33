/** Whether a manuscript may be about the place that somebody names. */
import { LONGEST_PATH, placeStatement } from '../../schema/draft.ts'
import type { Session } from '../database/database.ts'
import { beginningsOf } from '../editorial/beginnings.ts'
import { HubError } from '../errors.ts'
import { distance } from '../sheets/words.ts'

interface Named {
  path: string
  name: string
}

/**
 * Refuses a text that names no place: whatever else is typed would become a place that only its writer knows of. `isNew` says
 * that the manuscript itself will state the place.
 * @throws {HubError} UNKNOWN_PLACE naming the nearest; ALREADY_STATED for a new place that is published
 */
export async function checkPlaceToWrite(session: Session, text: string, isNew: boolean): Promise<void> {
  const [published] = await session.rows<Named>('select path, name from place where path = $1', [text])
  if (published && !isNew) return
  if (published) {
    throw refusal(
      'ALREADY_STATED',
      `${text} is published already, as ${published.name}; write about that (已经有“${published.name}”了，直接写它)`,
    )
  }
  if (isNew && placeStatement.shape.path.safeParse(text).success) return
  const given = JSON.stringify(text.slice(0, LONGEST_PATH))
  if (isNew) {
    throw refusal(
      'UNKNOWN_PLACE',
      `${given} is no path; ask newPath for the one of a new place (路径写得不对，请用 newPath 给的)`,
    )
  }
  const nearest = await nearestTo(session, text)
  if (nearest === null) {
    throw refusal(
      'UNKNOWN_PLACE',
      `${given} is no published place; give the path of one, or say isNewPlace (没有这个地方；要新写一个，请写明是新地方)`,
    )
  }
  const { path, name } = nearest
  throw refusal(
    'UNKNOWN_PLACE',
    `${given} is no published place; the nearest is ${path} (没有这个地方，最相近的是“${name}”：${path}；要新写一个，请写明是新地方)`,
  )
}

/** Among the places directly below the last one that the text begins with, and those of that name. */
async function nearestTo(session: Session, text: string): Promise<Named | null> {
  const beginnings = beginningsOf(text)
  const rows = await session.rows<Named>(
    `with above as (
       select id, path, name from place where path = any($1::text[]) order by length(path) desc limit 1)
     select path, name from above
     union all select place.path, place.name from place join above on place.parent_id = above.id
     union all select path, name from place where name = $2
     union all select path, name from place
       where not exists (select from above) and level in ('PROVINCE', 'CITY', 'DISTRICT')
     limit 2000`,
    [beginnings, text.slice(0, LONGEST_PATH)],
  )
  const far = ({ path, name }: Named) => Math.min(distance(path, text), distance(name, text))
  const [nearest] = beginnings.length === 0 ? [] : rows.sort((one, other) => far(one) - far(other))
  return nearest ?? null
}

function refusal(code: 'UNKNOWN_PLACE' | 'ALREADY_STATED', says: string): HubError {
  return new HubError(code, `place: ${says}`, { input: ['place'] })
}
