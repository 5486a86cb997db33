/** What is left of a story that was taken back: its reason, for its own address and for those of its figures. */
import { type Logged, statesNow } from './history.ts'
import type { Identities } from './identities.ts'
import type { Projection } from './projection.ts'
import type { Row } from './rows.ts'

interface Story {
  id: number
  slug: string
}

/** A story that is taken back leaves its reason; one that comes back takes that away. */
export async function projectWithdrawal(
  projection: Projection,
  identities: Identities,
  { id: story, slug }: Story,
  log: readonly Logged[],
): Promise<void> {
  const last = log.at(-1)
  const wanted = last?.document === null ? [{ ...withdrawalRow(last), id: story, slug }] : []
  await projection.sync('withdrawal', await projection.present('withdrawal', 'id = $1::integer', [story]), wanted)
  await projection.sync(
    'withdrawn_figure',
    await projection.present('withdrawn_figure', 'withdrawal_id = $1::integer', [story]),
    wanted.length === 0 ? [] : await figureRows(projection, identities, { id: story, slug }, log),
  )
}

function withdrawalRow({ reason, redirect, publishedAt }: Logged): Row {
  return { reason: reason ?? '', withdrawn_at: publishedAt, redirect }
}

/** The figures that were there until it was taken back. */
async function figureRows(
  { session }: Projection,
  identities: Identities,
  { id: story, slug }: Story,
  log: readonly Logged[],
): Promise<Row[]> {
  const before = log.findLast(({ document }) => document !== null)
  if (!before?.document) return []
  const states = statesNow(before.document, log)
  const keyOf = (figure: string) => `${slug}/${figure}`
  await identities.claim(
    session,
    [...states.keys()].map((figure) => ({ type: 'Figure', key: keyOf(figure) })),
  )
  return [...states].map(([figure, { length: versions }]) => ({
    id: identities.of('Figure', keyOf(figure)),
    versions,
    withdrawal_id: story,
  }))
}
