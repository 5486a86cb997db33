/** What a publication takes, done once for practice. */
import { log } from '../log.ts'
import { changedPages } from './changed.ts'
import { inParallel } from './pages.ts'
import type { Showing } from './showing.ts'

/** Enough for every kind of page. */
const MOST_PAGES = 120

/**
 * Renders what the newest publication concerned once more and keeps none of it: then the site's code is compiled, the
 * connections know the tables and the database has at hand what lists are read from, before somebody waits for a page.
 * What fails is left for the publication whose page it is to tell.
 */
export async function rehearse(showing: Showing, signal: AbortSignal): Promise<void> {
  try {
    const { tags } = await showing.outbox.latest()
    showing.forget(tags)
    const pages = [...(await changedPages(showing, tags))].slice(0, MOST_PAGES)
    await inParallel(pages, async (page) => {
      if (!signal.aborted) await showing.renderer.page(page)
    })
  } catch (error) {
    log.debug({ err: error }, 'The rehearsal of a publication broke off')
  }
}
