/** Places, branches and projects that were published once and are so no more. Their addresses stay theirs. */
import type { Session } from '../database/database.ts'
import type { Statement } from '../publish/statements.ts'

/** What was there under a short name. */
export interface FormerThing {
  type: string
  key: string
  /** As it was called last. */
  name: string
  /** Where it ever lay: for a place what it was in, empty at the top. */
  places: string[]
}

/**
 * Those of the things that documents stated before, by what all of these said. Looked up in every revision, so ask only of
 * what stands no more.
 */
export function formerThings(
  session: Session,
  things: readonly Pick<Statement, 'type' | 'key'>[],
): Promise<FormerThing[]> {
  return session.rows<FormerThing>(
    `select asked.type, asked.key, (array_agg(said ->> 'name' order by revision.id desc))[1] as name,
       array_agg(distinct coalesce(said ->> case asked.type when 'Place' then 'parent' else 'place' end, '')) as places
     from json_to_recordset($1::json) as asked(type text, key text)
     join identity on identity.type = asked.type and identity.key = asked.key
     join revision on document is not null
     cross join lateral jsonb_array_elements(document ->
       case asked.type when 'Place' then 'places' when 'Branch' then 'branches' else 'projects' end) said
     where said ->> case asked.type when 'Place' then 'path' else 'slug' end = asked.key
     group by asked.type, asked.key`,
    [JSON.stringify(things.map(({ type, key }) => ({ type, key })))],
  )
}
