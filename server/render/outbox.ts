/** Publications whose pages are not on disk yet. */
import type { PublicationFailure } from '../../schema/terms.ts'
import type { Session } from '../database/database.ts'

export interface Publications {
  ids: number[]
  /** Every tag that one of them changed, in the order of publication. */
  tags: string[]
}

/** An import publishes hundreds of documents at once, with thousands of tags each. */
const MOST_ENTRIES = 100
const ENOUGH_TAGS = 20_000

export class Outbox {
  constructor(private readonly session: Session) {}

  /** All that wait, as one. */
  pending(): Promise<Publications> {
    return this.#read('rendered_at is null', [])
  }

  /** The first that wait, as one: as many as together have not many more tags than can be looked up at once. */
  next(): Promise<Publications> {
    return this.#read(
      `id in (
         select id from (
           select id, sum(cardinality(tags)) over (order by id) - cardinality(tags) as before
           from (select id, tags from outbox where rendered_at is null order by id limit ${MOST_ENTRIES}) waiting
         ) counted where before < ${ENOUGH_TAGS}
       )`,
      [],
    )
  }

  /** All that came after one of them. */
  since(id: number): Promise<Publications> {
    return this.#read('id > $1', [id])
  }

  /** The newest, whether its pages are on disk or not. */
  latest(): Promise<Publications> {
    return this.#read('id = (select max(id) from outbox)', [])
  }

  /** The newest's id; 0 where nothing was ever published. */
  async newest(): Promise<number> {
    const [row] = await this.session.rows<{ id: number }>('select coalesce(max(id), 0) as id from outbox')
    return row?.id ?? 0
  }

  /** How many wait. */
  async waiting(): Promise<number> {
    const [row] = await this.session.rows<{ count: number }>(
      'select count(*)::integer as count from outbox where rendered_at is null',
    )
    return row?.count ?? 0
  }

  /** Their pages are being rendered. */
  async begun(ids: readonly number[]): Promise<void> {
    await this.#note('started_at = now()', ids)
  }

  /** Their pages could not all be rendered: why, so many of them, and the first. */
  async failed(
    ids: readonly number[],
    failure: PublicationFailure,
    pages?: { count: number; first: string },
  ): Promise<void> {
    const noted = 'failed_at = now(), failure = $2::text, failed_pages = $3::integer, failed_page = $4::text'
    await this.#note(noted, ids, [failure, pages?.count ?? null, pages?.first ?? null])
  }

  /** Their pages are on disk. */
  async done(ids: readonly number[]): Promise<void> {
    await this.#note(
      'rendered_at = now(), failed_at = null, failure = null, failed_pages = null, failed_page = null',
      ids,
    )
  }

  async #note(what: string, ids: readonly number[], values: readonly unknown[] = []): Promise<void> {
    if (ids.length === 0) return
    await this.session.rows(
      `update outbox set ${what}
        where id in (select value::integer from json_array_elements_text($1::json) as given (value))`,
      [JSON.stringify(ids), ...values],
    )
  }

  async #read(condition: string, values: readonly unknown[]): Promise<Publications> {
    const entries = await this.session.rows<{ id: number; tags: string }>(
      `select id, to_json(tags)::text as tags from outbox where ${condition} order by id`,
      values,
    )
    const tags = entries.flatMap((entry): string[] => JSON.parse(entry.tags))
    return { ids: entries.map((entry) => entry.id), tags: [...new Set(tags)] }
  }
}
