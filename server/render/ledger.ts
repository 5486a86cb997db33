/** What is on disk and what it was made from: one record per page. */
import type { Session } from '../database/database.ts'

export interface PageRecord {
  path: string
  /** Digest of the file's bytes. */
  digest: string
  edition: string
  /** What its queries read. */
  tags: string[]
  /** How long it took to render, in milliseconds. */
  millis: number
  /** Of what it was drawn from, where it is a picture. */
  etag: string | null
}

type FileRecord = Pick<PageRecord, 'path' | 'digest' | 'edition'>
type KnownRecord = FileRecord & Pick<PageRecord, 'millis' | 'etag'>

export interface Ledger {
  /** What every record tells of its file. */
  all(): Promise<Map<string, FileRecord>>
  /** What the records of the pages tell, where they have one. */
  known(paths: readonly string[]): Promise<Map<string, KnownRecord>>
  /** Addresses of the pages that read one of the tags; what took longest comes first. */
  reading(tags: readonly string[]): Promise<string[]>
  record(pages: readonly PageRecord[]): Promise<void>
  forget(paths: readonly string[]): Promise<void>
}

/** One statement looks up so many. */
const TAGS_AT_ONCE = 10_000

/** The ledger in the table `page`. */
export class DatabaseLedger implements Ledger {
  constructor(private readonly session: Session) {}

  async all() {
    const pages = await this.session.rows<FileRecord>('select path, digest, edition from page')
    return new Map(pages.map((page) => [page.path, page]))
  }

  async known(paths: readonly string[]) {
    const pages = await this.session.rows<KnownRecord>(
      `select path, digest, edition, millis, etag from page
       where path = any (array(select json_array_elements_text($1::json)))`,
      [JSON.stringify(paths)],
    )
    return new Map(pages.map((page) => [page.path, page]))
  }

  async reading(tags: readonly string[]) {
    const found = new Map<string, Pick<PageRecord, 'path' | 'millis'>>()
    for (let at = 0; at < tags.length; at += TAGS_AT_ONCE) {
      const pages = await this.session.rows<Pick<PageRecord, 'path' | 'millis'>>(
        'select path, millis from page where tags && array(select json_array_elements_text($1::json))',
        [JSON.stringify(tags.slice(at, at + TAGS_AT_ONCE))],
      )
      for (const page of pages) found.set(page.path, page)
    }
    return longestFirst([...found.values()])
  }

  async record(pages: readonly PageRecord[]) {
    await this.session.rows(
      `insert into page (path, digest, edition, tags, millis, etag)
       select path, digest, edition, array(select json_array_elements_text(tags)), millis, etag from json_to_recordset($1::json)
         as given (path text, digest text, edition text, tags json, millis integer, etag text)
       on conflict (path) do update set digest = excluded.digest, edition = excluded.edition, tags = excluded.tags,
         millis = excluded.millis, etag = excluded.etag
        where (page.digest, page.edition, page.tags, page.etag)
           is distinct from (excluded.digest, excluded.edition, excluded.tags, excluded.etag)`,
      [JSON.stringify(pages)],
    )
  }

  async forget(paths: readonly string[]) {
    await this.session.rows('delete from page where path = any (array(select json_array_elements_text($1::json)))', [
      JSON.stringify(paths),
    ])
  }
}

/** A ledger for one export, kept in memory. */
export class MemoryLedger implements Ledger {
  readonly #pages = new Map<string, PageRecord>()

  async all() {
    return new Map(this.#pages)
  }

  async known(paths: readonly string[]) {
    return new Map(
      paths.flatMap((path): [string, KnownRecord][] => {
        const page = this.#pages.get(path)
        return page ? [[path, page]] : []
      }),
    )
  }

  async reading(tags: readonly string[]) {
    const changed = new Set(tags)
    return longestFirst([...this.#pages.values()].filter((page) => page.tags.some((tag) => changed.has(tag))))
  }

  async record(pages: readonly PageRecord[]) {
    for (const page of pages) this.#pages.set(page.path, page)
  }

  async forget(paths: readonly string[]) {
    for (const path of paths) this.#pages.delete(path)
  }
}

/** Begun last, a page that waits long for the database would keep all others waiting. */
function longestFirst(pages: readonly Pick<PageRecord, 'path' | 'millis'>[]): string[] {
  return pages
    .toSorted((one, other) => other.millis - one.millis || (one.path < other.path ? -1 : 1))
    .map(({ path }) => path)
}
