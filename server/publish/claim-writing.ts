/** Writes a story's figures with their history, and its achievements. */
import type { AchievementClaim, FigureClaim } from '../../schema/draft.ts'
import { addresses } from './addresses.ts'
import { achievementRow, type ClaimSources, figureRow } from './claim-rows.ts'
import { achievementHistory, figureHistory, type Logged, type State } from './history.ts'
import { claimAnchor } from './passages.ts'
import type { Projection } from './projection.ts'
import type { Row } from './rows.ts'
import type { Telling } from './telling.ts'

/** Rows that the story's claims have now. */
interface Present {
  achievement: readonly Row[]
  figure: readonly Row[]
  figure_revision: readonly Row[]
}

/** Writes the claims; `passages` has the ids of their sentences by address and revision. */
export async function writeClaims(
  projection: Projection,
  telling: Telling,
  present: Present,
  passages: ReadonlyMap<string, number>,
): Promise<void> {
  const { draft, log } = telling
  const writing = new ClaimWriting(telling, passages)
  const figures = figureHistory(log)
  const achievements = achievementHistory(log)
  await projection.sync(
    'achievement',
    present.achievement,
    draft.achievements.map((claim) =>
      achievementRow(claim, writing.sources('Achievement', claim, achievements.get(claim.key))),
    ),
  )
  await projection.sync(
    'figure',
    present.figure,
    draft.figures.map((claim) => {
      const sources = writing.sources('Figure', claim, figures.get(claim.key))
      return figureRow(claim, sources, telling.subjects.indicator(claim.indicator))
    }),
  )
  const revisions = draft.figures.flatMap(({ key }) => writing.revisions(key, figures.get(key) ?? []))
  const keyOf = ({ figure_id, version }: Row) => `${figure_id} ${version}`
  await projection.sync('figure_revision', present.figure_revision, revisions, keyOf)
}

class ClaimWriting {
  constructor(
    readonly telling: Telling,
    readonly passages: ReadonlyMap<string, number>,
  ) {}

  sources(type: ClaimType, { key, subject }: Claim, states: readonly State<Claim>[] = []): ClaimSources {
    const { id: story, draft, revision, subjects } = this.telling
    const id = this.#id(type, key)
    return {
      id,
      story: { ...draft.story, id: story },
      subject: subjects.of(subject),
      evidence: this.#evidence(id, revision),
      publishedAt: states.at(-1)?.since.publishedAt ?? revision.publishedAt,
    }
  }

  /** The history of a figure; its last state is stated by the newest revision. */
  revisions(key: string, states: readonly State<FigureClaim>[]): Row[] {
    const id = this.#id('Figure', key)
    return states.map((state, index) => {
      const stated = index === states.length - 1 ? this.telling.revision : state.until
      return figureRevisionRow(id, index + 1, state, this.#evidence(id, stated))
    })
  }

  #id(type: ClaimType, key: string): number {
    return this.telling.identities.of(type, `${this.telling.draft.story.slug}/${key}`)
  }

  #evidence(id: number, revision: Logged): number {
    const address = addresses.passage(this.telling.draft.story.slug, claimAnchor(id))
    const passage = this.passages.get(`${address} ${revision.id}`)
    if (passage === undefined) throw new Error(`Claim ${id} has no passage in revision ${revision.id}`)
    return passage
  }
}

type ClaimType = 'Figure' | 'Achievement'
type Claim = FigureClaim | AchievementClaim

function figureRevisionRow(figure: number, version: number, state: State<FigureClaim>, evidence: number): Row {
  return {
    figure_id: figure,
    version,
    value: state.claim.value,
    display: state.claim.display,
    changed_at: state.since.publishedAt,
    reason: version === 1 ? null : state.since.reason,
    evidence_id: evidence,
  }
}
