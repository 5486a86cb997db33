/** One id for each natural key, for ever. */
import type { Session } from '../database/database.ts'

export interface NaturalKey {
  type: string
  key: string
}

/** Ids by type and key. */
export class Identities {
  readonly #ids = new Map<string, number>()

  /** Looks ids up, and gives new ones to keys that have none, in their order. */
  async claim(session: Session, keys: readonly NaturalKey[]): Promise<void> {
    const asked = this.#unknown(keys)
    if (asked.length === 0) return
    this.#keep(
      await session.rows(
        `insert into identity (type, key)
         select asked.type, asked.key from rows from (json_to_recordset($1::json) as (type text, key text))
           with ordinality as asked(type, key, place)
         where not exists (select from identity where identity.type = asked.type and identity.key = asked.key)
         order by asked.place
         returning id, type, key`,
        [JSON.stringify(asked)],
      ),
    )
    const known = this.#unknown(asked)
    if (known.length === 0) return
    this.#keep(
      await session.rows(
        `select id, type, key from identity join json_to_recordset($1::json) as asked(type text, key text) using (type, key)`,
        [JSON.stringify(known)],
      ),
    )
  }

  /** The id of a key that was claimed before. */
  of(type: string, key: string): number {
    const id = this.#ids.get(`${type} ${key}`)
    if (id === undefined) throw new Error(`${type} ${key} has no id yet`)
    return id
  }

  #unknown(keys: readonly NaturalKey[]): NaturalKey[] {
    return keys.filter(({ type, key }) => !this.#ids.has(`${type} ${key}`))
  }

  #keep(found: readonly (NaturalKey & { id: number })[]): void {
    for (const { id, type, key } of found) this.#ids.set(`${type} ${key}`, id)
  }
}
