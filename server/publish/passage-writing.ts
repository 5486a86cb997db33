/** Writes a story's passages: those of its newest revision, and those that past states of its figures are quoted from. */
import { CodePoints } from './code-points.ts'
import { figureHistory } from './history.ts'
import { claimAnchor, type Passage, passageKey, passageRow } from './passages.ts'
import type { KeyOf, Projection } from './projection.ts'
import type { Row } from './rows.ts'
import type { Telling } from './telling.ts'

/** Writes the passages, and gives their ids by address and revision. */
export async function writePassages(
  projection: Projection,
  { id, draft, log, revision, identities }: Telling,
  passages: readonly Passage[],
  present: { story: readonly Row[]; passage: readonly Row[] },
): Promise<Map<string, number>> {
  const { slug } = draft.story
  const story = { id, slug }
  const current = { story, revision: revision.id, text: new CodePoints(revision.text) }
  const past = [...figureHistory(log)].flatMap(([key, states]) => {
    if (!draft.figures.some((figure) => figure.key === key)) return []
    const anchor = claimAnchor(identities.of('Figure', `${slug}/${key}`))
    return states.slice(0, -1).map(({ until, evidence }) => {
      const source = { story, revision: until.id, text: new CodePoints(until.text) }
      return passageRow(source, { anchor, kind: 'figure', evidence, about: null })
    })
  })
  const wanted = [...passages.map((passage) => passageRow(current, passage)), ...past]
  const newest = { present: present.story[0]?.revision_id, wanted: revision.id }
  const keyOf: KeyOf = (row, side) => passageKey(row, row.revision_id === newest[side])
  const rows = await projection.sync('passage', present.passage, wanted, keyOf)
  return new Map(rows.map((row) => [`${row.url} ${row.revision_id}`, Number(row.id)]))
}
