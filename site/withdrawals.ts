/** Stories that were taken back: the addresses at which that is told, and where their readers are sent. */
import type { Ask } from './ask.ts'
import { elderPath } from './elder.ts'
import { everyNode } from './every-node.ts'
import { ReadInstead, Withdrawals } from './queries/withdrawal.ts'

/** Lists them for a server, in the form that many static hosts read as `_redirects`. */
export const withdrawalList = '/withdrawn.txt'

const pageOf = (slug: string) => `/stories/${slug}/`

/** Yields the address of each page that tells of a withdrawal. */
export async function* withdrawnPages(ask: Ask): AsyncGenerator<string> {
  for await (const { slug } of everyNode(ask, Withdrawals, {}, ({ withdrawals }) => withdrawals)) yield pageOf(slug)
}

/** The story that is read instead; null where there is none, or none any more. */
export async function insteadOf(ask: Ask, redirect: string | null) {
  return redirect === null ? null : (await ask(ReadInstead, { slug: redirect })).story
}

/** Yields `from to status` for each address: 301 where another story is read instead, 410 where nothing is. */
export async function* withdrawalLines(ask: Ask): AsyncGenerator<string> {
  for await (const { slug, redirect } of everyNode(ask, Withdrawals, {}, ({ withdrawals }) => withdrawals)) {
    const instead = await insteadOf(ask, redirect)
    const to = pageOf(instead?.slug ?? slug)
    for (const edition of [(path: string) => path, elderPath]) {
      yield `${edition(pageOf(slug))} ${edition(to)} ${instead ? 301 : 410}`
    }
  }
}
