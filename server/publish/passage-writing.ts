/** Writes a story's passages: those of its newest revision, and those that past states of its figures are quoted from. */
import type { Logged } from './history.ts'
import { claimAnchor, type Passage, passageKey, passageRow, type Source, sourceOf } from './passages.ts'
import type { KeyOf, Projection } from './projection.ts'
import type { Row } from './rows.ts'
import type { Telling } from './telling.ts'

/** Writes the passages, and gives their ids by address and revision. */
export async function writePassages(
  projection: Projection,
  { id, draft, revision, identities, figures }: Telling,
  passages: readonly Passage[],
  present: { story: readonly Row[]; passage: readonly Row[] },
): Promise<Map<string, number>> {
  const { slug } = draft.story
  const story = { id, slug }
  const sources = new Map<number, Source>()
  const sourceIn = (logged: Logged) => {
    const source = sources.get(logged.id) ?? sourceOf(story, logged)
    sources.set(logged.id, source)
    return source
  }
  const newest = passages.map((passage) => passageRow(sourceIn(revision), passage))
  const now = new Map(newest.map((row) => [row.url, row]))
  const past = [...figures].flatMap(([key, states]) => {
    const anchor = claimAnchor(identities.of('Figure', `${slug}/${key}`))
    const rows = states.map(({ since, claim: { evidence } }) =>
      passageRow(sourceIn(since), { anchor, kind: 'figure', evidence, about: null }),
    )
    const isToday = (row: Row) => row.revision_id === revision.id || isSaidBy(row, now.get(row.url))
    return rows.filter((row, index) => index < rows.length - 1 || !isToday(row))
  })
  const latest = { present: present.story[0]?.revision_id, wanted: revision.id }
  const keyOf: KeyOf = (row, side) => passageKey(row, row.revision_id === latest[side])
  const rows = await projection.sync('passage', present.passage, [...newest, ...past], keyOf)
  return new Map(rows.map((row) => [`${row.url} ${row.revision_id}`, Number(row.id)]))
}

/** Whether a passage of today has the same words in the same paragraph, so that the old one need not be kept. */
function isSaidBy(old: Row, row: Row | undefined): boolean {
  return ['before', 'quote', 'after'].every((part) => old[part] === row?.[part])
}
