/**
 * How a manuscript would look to readers: it is published in a transaction, the real pages are rendered from what that
 * transaction sees, and the transaction is undone. Nobody else sees anything of it.
 */
import type { Config } from '../config.ts'
import type { Database, Session } from '../database/database.ts'
import { HubError } from '../errors.ts'
import type { Hub } from '../hub.ts'
import { PublishedPictures } from '../pictures/published.ts'
import { oneAtATime } from '../publish/commit.ts'
import { readDocument } from '../publish/document.ts'
import { publishIn } from '../publish/publish.ts'
import { createDoor } from '../queries/door.ts'
import type { Bundle } from '../render/bundle.ts'
import { type RenderedPage, Renderer } from '../render/renderer.ts'

/** What the log would keep as the reason of corrections; nothing of a preview is kept. */
const REASON = '预览'

/** Further ones would only wait for longer than anybody does. */
const MOST_WAITING = 30

/** Carries the page out of the transaction that it undoes. */
class Undone {
  constructor(readonly page: RenderedPage | null) {}
}

export class Previews {
  readonly #renderer: Promise<Renderer>
  #session: Session | null = null
  /** Previews of this process take turns, as they read through one renderer. */
  #last: Promise<unknown> = Promise.resolve()
  #waiting = 0

  constructor(
    private readonly database: Database,
    hub: Pick<Hub, 'schema'>,
    bundle: Bundle,
    { limits, publicUrl }: Pick<Config, 'limits' | 'publicUrl'>,
  ) {
    const seen: Database = {
      ...database,
      rows: (sql, values) => this.#seen().rows(sql, values),
      text: async (sql, values) => textOf(await this.#seen().rows<Record<string, string>>(sql, values)),
      onPublication: () => () => {},
    }
    // What one preview saw is not for the next.
    const door = createDoor(hub.schema, seen, { publicUrl, limits: { ...limits, cacheBytes: 0 } })
    this.#renderer = door.then((door) => new Renderer(bundle, door, publicUrl, [new PublishedPictures(seen)]))
  }

  /**
   * The page, or file of a picture, at an address as it would be once the document is published; null where there would be none.
   * @throws {HubError} whatever publishing the document would be refused for; PREVIEWS_BUSY where too many wait
   */
  async page(document: unknown, path: string): Promise<RenderedPage | null> {
    if (this.#waiting >= MOST_WAITING) {
      throw new HubError('PREVIEWS_BUSY', `${this.#waiting} previews wait for their turn. Try again in a minute.`)
    }
    this.#waiting++
    const page = this.#last.then(() => this.#render(document, path)).finally(() => this.#waiting--)
    this.#last = page.catch(() => {})
    return page
  }

  async #render(document: unknown, path: string): Promise<RenderedPage | null> {
    const complete = readDocument(document)
    const renderer = await this.#renderer
    const undone = this.database.transaction(async (session) => {
      await oneAtATime(session)
      await publishIn(this.database, session, complete, REASON, new Date())
      this.#session = session
      try {
        throw new Undone(await renderer.page(path))
      } finally {
        this.#session = null
      }
    })
    return undone.catch((thrown: unknown) => {
      if (thrown instanceof Undone) return thrown.page
      throw thrown
    })
  }

  #seen(): Session {
    if (this.#session === null) throw new Error('A preview read outside its transaction')
    return this.#session
  }
}

function textOf(rows: readonly Record<string, string>[]): string {
  const [row] = rows
  const [text] = row ? Object.values(row) : []
  if (text === undefined) throw new Error('A statement gave no row')
  return text
}
