/** Stories that were taken back, and the figures that went with them: where that is told, and where readers are sent. */
import type { Ask } from './ask.ts'
import { elderPath } from './elder.ts'
import { frameOf, pictureOf } from './embed/address.ts'
import { everyNode } from './every-node.ts'
import {
  ReadInstead,
  WithdrawalPage,
  Withdrawals,
  WithdrawnFigurePage,
  WithdrawnFigures,
} from './queries/withdrawal.ts'

/** Lists them for a server, in the form that many static hosts read as `_redirects`. */
export const withdrawalList = '/withdrawn.txt'

const pageOf = (slug: string) => `/stories/${slug}/`

interface Gone {
  page: string
  /** Slug of the story to read instead. */
  redirect: string | null
  /** What other sites show of it, which leads nowhere else. */
  shown: readonly string[]
}

/** Yields what is told of at each address. */
async function* allGone(ask: Ask): AsyncGenerator<Gone> {
  for await (const { slug, redirect } of everyNode(ask, Withdrawals, {}, ({ withdrawals }) => withdrawals)) {
    yield { page: pageOf(slug), redirect, shown: [] }
  }
  for await (const figure of everyNode(ask, WithdrawnFigures, {}, ({ withdrawnFigures }) => withdrawnFigures)) {
    const { id, versions, withdrawal } = figure
    const page = `/figures/${id}/`
    yield { page, redirect: withdrawal.redirect, shown: [frameOf(page), pictureOf(page)] }
    for (let version = 1; version <= versions; version += 1) {
      yield { page: `/figures/${id}@${version}/`, redirect: withdrawal.redirect, shown: [] }
    }
  }
}

/** Yields the address of each page that tells of a withdrawal. */
export async function* withdrawnPages(ask: Ask): AsyncGenerator<string> {
  for await (const { page } of allGone(ask)) yield page
}

/** Yields every address at which a withdrawal is told. */
export async function* withdrawnAddresses(ask: Ask): AsyncGenerator<string> {
  for await (const { page, shown } of allGone(ask)) yield* [page, elderPath(page), ...shown]
}

/** The story that is read instead; null where there is none, or none any more. */
async function insteadOf(ask: Ask, redirect: string | null) {
  return redirect === null ? null : (await ask(ReadInstead, { slug: redirect })).story
}

/** What became of a story that is there no more; null where it never was. */
export async function withdrawnStory(ask: Ask, slug: string) {
  const { withdrawal } = await ask(WithdrawalPage, { slug })
  return withdrawal && { withdrawal, instead: await insteadOf(ask, withdrawal.redirect) }
}

/** What became of a figure, or of one of its versions, that is there no more; null where it never was. */
export async function withdrawnFigure(ask: Ask, id: string, version = 1) {
  const { withdrawnFigure: gone } = await ask(WithdrawnFigurePage, { id })
  if (gone === null || version < 1 || version > gone.versions) return null
  return { withdrawal: gone.withdrawal, instead: await insteadOf(ask, gone.withdrawal.redirect) }
}

/** Yields `from to status` for each address: 301 where another story is read instead, 410 where nothing is. */
export async function* withdrawalLines(ask: Ask): AsyncGenerator<string> {
  for await (const { page, redirect, shown } of allGone(ask)) {
    const instead = await insteadOf(ask, redirect)
    const to = instead ? pageOf(instead.slug) : page
    for (const edition of [(path: string) => path, elderPath]) {
      yield `${edition(page)} ${edition(to)} ${instead ? 301 : 410}`
    }
    for (const address of shown) yield `${address} ${address} 410`
  }
}
