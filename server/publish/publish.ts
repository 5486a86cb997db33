/** The one door for writing. */
import type { DraftInput } from '../../schema/draft.ts'
import type { Database, Session } from '../database/database.ts'
import { commitRest, commitRevision, emptyRest, oneAtATime, type Publication, type Rest } from './commit.ts'
import { checkCorrections } from './corrections.ts'
import { type Document, readDocument } from './document.ts'
import { logOf } from './history.ts'
import { checkPictures } from './picture-checks.ts'
import { withdrawIn } from './withdraw.ts'

export type { Publication } from './commit.ts'

export interface PublishOptions {
  /** Why published figures are corrected. */
  reason?: string
  /** The moment of publication; now if not given. */
  now?: Date
}

export interface PublishAllOptions extends PublishOptions {
  /** Slugs of documents that are taken away with it; needs a reason. */
  withdrawn?: readonly string[]
  /** Writes what the documents rest on, in their transaction and before them. */
  before?: (session: Session) => Promise<void>
  onDocument?: (done: number, total: number) => void
}

/**
 * Publishes a draft, all of it or nothing: validates it, appends a revision and brings every table up to date. The same
 * document again changes nothing. Claims keep their ids for ever.
 * @throws {HubError} DRAFT_INVALID or QUOTE_MISMATCH naming every problem, UNKNOWN_REFERENCE, STILL_REFERENCED,
 * UNIT_MISMATCH, or CORRECTION_NEEDS_REASON where a published figure would change and no reason is given.
 */
export async function publish(
  database: Database,
  draft: DraftInput,
  options: PublishOptions = {},
): Promise<Publication> {
  const [publication] = await publishAll(database, [draft], options)
  if (publication === undefined) throw new Error('A draft was published and nothing is told of it')
  return publication
}

/**
 * Publishes several drafts in their order, all of them or none, and withdraws documents with them.
 * @throws {HubError} as `publish` and `withdraw` do.
 */
export async function publishAll(
  database: Database,
  drafts: readonly DraftInput[],
  { reason, now = new Date(), withdrawn = [], before, onDocument }: PublishAllOptions = {},
): Promise<Publication[]> {
  const why = reason?.trim() || null
  const total = drafts.length + withdrawn.length
  const reading = new Reading(drafts)
  const { publications, tags } = await database.transaction(async (session) => {
    await oneAtATime(session)
    await before?.(session)
    const done: Publication[] = []
    const tell = (publication: Publication) => {
      done.push(publication)
      onDocument?.(done.length, total)
    }
    const rest = total > 1 ? emptyRest(() => reading.ahead()) : undefined
    for (const document of reading) tell(await publishIn(database, session, document, why, now, rest))
    for (const slug of withdrawn) tell(await withdrawIn(database, session, slug, { reason: why, now, rest }))
    const after = rest ? await commitRest(database, session, rest) : []
    return { publications: done, tags: [...done.flatMap(({ tags }) => tags), ...after] }
  })
  if (tags.length > 0) database.announce([...new Set(tags)])
  return publications
}

/** Reads drafts in their order, each one when it is wanted or, with `ahead`, while the database is at the one before. */
class Reading implements Iterable<Document> {
  readonly #drafts: Iterator<DraftInput>
  #next: IteratorResult<Document> | null = null

  constructor(drafts: readonly DraftInput[]) {
    this.#drafts = drafts[Symbol.iterator]()
    this.ahead()
  }

  ahead(): void {
    this.#next ??= this.#read()
  }

  [Symbol.iterator](): Iterator<Document> {
    return { next: () => this.#take() }
  }

  #take(): IteratorResult<Document> {
    const next = this.#next ?? this.#read()
    this.#next = null
    return next
  }

  #read(): IteratorResult<Document> {
    const { done, value } = this.#drafts.next()
    return done ? { done, value } : { done: false, value: readDocument(value) }
  }
}

/**
 * Publishes one document in a transaction that has its turn: see `oneAtATime`. The caller tells the listeners afterwards,
 * and writes what is left to be written after several where it gives `rest`.
 */
export async function publishIn(
  database: Database,
  session: Session,
  document: Document,
  reason: string | null,
  now: Date,
  rest?: Rest,
): Promise<Publication> {
  const { slug } = document.draft.story
  const log = await logOf(session, slug)
  const last = log.at(-1)
  if (last !== undefined && last.document !== null && last.digest === document.digest) {
    return { slug, version: last.version, changed: false, tags: [] }
  }
  await checkPictures(session, document.draft)
  checkCorrections(document.draft, log, reason)
  return commitRevision(database, session, { slug, version: (last?.version ?? 0) + 1, document, reason, now, rest })
}
