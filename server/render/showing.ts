/** The two ways to bring the tree up to what is published: whole, or what waits in the outbox. */
import type { PublicationFailure } from '../../schema/terms.ts'
import { log } from '../log.ts'
import { changedPages } from './changed.ts'
import type { Outbox, Publications } from './outbox.ts'
import { type Outcome, type Press, type RenderOptions, renderPages } from './pages.ts'
import type { Permalinks } from './permalinks.ts'
import { renderWhole, type WholeOptions } from './whole.ts'

export interface Showing extends Press {
  permalinks: Permalinks
  outbox: Pick<Outbox, 'pending' | 'next' | 'latest' | 'begun' | 'failed' | 'done'>
  /** Folder of the files that are served as they are. */
  assets: string
  /** Drops answers that were cached before these tags changed. */
  forget: (tags: readonly string[]) => void
}

/** Pages that could not be rendered. They keep their files; everything else is up to date. */
export class RenderError extends Error {
  constructor(failures: Outcome['failures']) {
    const [first] = failures
    const reason = first?.error instanceof Error ? first.error.message : String(first?.error)
    super(`${failures.length} of the pages cannot be rendered; the first is ${first?.path}: ${reason}`, {
      cause: first?.error,
    })
    this.name = 'RenderError'
  }
}

/** Makes every page right. @throws {RenderError} */
export async function showWhole(showing: Showing, options: Omit<WholeOptions, 'tags'> = {}): Promise<Outcome> {
  const waiting = await showing.outbox.pending()
  return settle(showing, waiting, options, () =>
    renderWhole(showing, showing.assets, { ...options, tags: waiting.tags }),
  )
}

/** Renders what all waiting publications concern, some of them at once; null where none waits. @throws {RenderError} */
export async function showChanges(showing: Showing, options: RenderOptions = {}): Promise<Outcome | null> {
  let all: Outcome | null = null
  while (!options.signal?.aborted) {
    const waiting = await showing.outbox.next()
    if (waiting.ids.length === 0) break
    const outcome = await settle(showing, waiting, options, async () =>
      renderPages(showing, await changedPages(showing, waiting.tags), options),
    )
    all = all === null ? outcome : together(all, outcome)
  }
  return all
}

/** What the system says of a file has a code and names the call; what a page stumbles over does not. */
function failureOf(error: unknown): PublicationFailure {
  return error instanceof Error && 'syscall' in error && 'path' in error ? 'STORAGE' : 'PAGE'
}

function together(one: Outcome, other: Outcome): Outcome {
  return {
    rendered: one.rendered + other.rendered,
    written: one.written + other.written,
    removed: one.removed + other.removed,
    failures: [],
  }
}

/** A publication is done once its pages are on disk; one that comes meanwhile is for the next time. */
async function settle(
  { outbox, forget }: Showing,
  { ids, tags }: Publications,
  { signal }: RenderOptions,
  render: () => Promise<Outcome>,
): Promise<Outcome> {
  forget(tags)
  await outbox.begun(ids)
  const outcome = await render().catch(async (error: unknown) => {
    await outbox
      .failed(ids, 'DATABASE')
      .catch(() => log.warn('That publications cannot be rendered cannot be noted either'))
    throw error
  })
  const [first] = outcome.failures
  if (first) {
    await outbox.failed(ids, failureOf(first.error), { count: outcome.failures.length, first: first.path })
    throw new RenderError(outcome.failures)
  }
  if (!signal?.aborted) await outbox.done(ids)
  return outcome
}
