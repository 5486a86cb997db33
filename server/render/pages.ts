/** Addresses to files: each page rendered, written where its bytes changed, recorded, or removed where it is gone. */
import { setImmediate } from 'node:timers/promises'
import type { Edition } from './edition.ts'
import type { Ledger, PageRecord } from './ledger.ts'
import type { RenderedPage, Renderer, SamePicture } from './renderer.ts'
import type { Tree } from './tree.ts'

/** All that turns addresses into files. */
export interface Press {
  renderer: Renderer
  tree: Tree
  ledger: Ledger
  edition: Edition
}

export interface Outcome {
  rendered: number
  /** How many of them had new bytes. */
  written: number
  removed: number
  failures: { path: string; error: unknown }[]
}

/** Files were written whose records could not be: which of them differ is not known. */
export class UnrecordedError extends Error {
  constructor(cause: unknown) {
    super('Rendered pages could not be recorded in the database', { cause })
    this.name = 'UnrecordedError'
  }
}

export interface RenderOptions {
  /** Stops after the pages that are under way; what is done is recorded. */
  signal?: AbortSignal
  onPage?: (done: number, total: number) => void
}

/** Records are written in batches of so many pages: few statements, and little to do again after a kill. */
const BATCH = 96
/** Pages rendered at once: some wait for the database while one is put together. */
const AT_ONCE = 6

/** Renders the pages in the order given. A page that fails is reported, and keeps its file. */
export async function renderPages(
  press: Press,
  paths: Iterable<string>,
  options: RenderOptions = {},
): Promise<Outcome> {
  const all = [...new Set(paths)]
  const outcome: Outcome = { rendered: 0, written: 0, removed: 0, failures: [] }
  let done = 0
  const onPage = () => options.onPage?.(++done, all.length)
  for (let at = 0; at < all.length && !options.signal?.aborted; at += BATCH) {
    await renderBatch(press, all.slice(at, at + BATCH), outcome, onPage)
  }
  return outcome
}

async function renderBatch(press: Press, paths: string[], outcome: Outcome, onPage: () => void): Promise<void> {
  const known = await press.ledger.known(paths)
  const present: PageRecord[] = []
  const gone: string[] = []
  await inParallel(paths, async (path) => {
    const begin = performance.now()
    try {
      const old = known.get(path)
      const page = await press.renderer.newer(path, press.edition.includes(old?.edition) ? (old?.etag ?? null) : null)
      if (page === null) {
        press.tree.remove(path)
        gone.push(path)
        return
      }
      if (page.bytes !== null && page.digest !== old?.digest) {
        press.tree.write(path, page.bytes)
        outcome.written++
      }
      present.push(recordOf(press, page, old, Math.round(performance.now() - begin)))
    } catch (error) {
      outcome.failures.push({ path, error })
    } finally {
      onPage()
    }
  })
  // Files first, records after: a kill in between leaves work to do again, never a record without its file.
  const removed = gone.filter((path) => known.has(path))
  try {
    await press.ledger.record(present)
    await press.ledger.forget(removed)
  } catch (error) {
    throw new UnrecordedError(error)
  }
  outcome.rendered += present.length
  outcome.removed += removed.length
}

/** Works at the pages, a few at once. */
export async function inParallel(paths: readonly string[], work: (path: string) => Promise<void>): Promise<void> {
  const queue = paths.values()
  const worker = async () => {
    for (const path of queue) {
      await work(path)
      // Lets requests through between two pages.
      await setImmediate()
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}

/** A picture that was not drawn again keeps what drawing it took: it may have to be some day. */
function recordOf(
  { edition }: Press,
  page: RenderedPage | SamePicture,
  old: { digest: string; millis: number } | undefined,
  took: number,
): PageRecord {
  const { path, tags, etag } = page
  const [digest, millis] = page.bytes === null ? [old?.digest ?? '', old?.millis ?? took] : [page.digest, took]
  return { path, digest, edition: edition.of(tags), tags, millis, etag }
}
