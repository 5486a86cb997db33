/** Writes a story's figures with their history, and its achievements. */
import type { AchievementClaim, FigureClaim } from '../../schema/draft.ts'
import { addresses } from './addresses.ts'
import { achievementRow, type ClaimSources, figureRow } from './claim-rows.ts'
import { type Contexts, versionRows } from './figure-versions.ts'
import { achievementHistory, type Logged, type State } from './history.ts'
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

/**
 * Writes the claims; `passages` has the ids of their sentences by address and revision. It asks the database for nothing,
 * which is still at the many passages.
 */
export async function writeClaims(
  projection: Projection,
  telling: Telling,
  present: Present,
  contexts: Contexts,
  passages: ReadonlyMap<string, number>,
): Promise<void> {
  const { draft, log, figures } = telling
  const writing = new ClaimWriting(telling, passages)
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
  const versions = versionRows(contexts, telling, (figure, { since }) => writing.evidence(figure, since))
  await projection.sync('figure_revision', present.figure_revision, versions)
}

class ClaimWriting {
  constructor(
    readonly telling: Telling,
    readonly passages: ReadonlyMap<string, number>,
  ) {}

  sources(type: ClaimType, { key, subject, evidence }: Claim, states: readonly State<Claim>[] = []): ClaimSources {
    const { id: story, draft, revision, subjects, sheets } = this.telling
    const id = this.#id(type, key)
    return {
      id,
      story: { ...draft.story, id: story },
      subject: subjects.of(subject),
      evidence: this.evidence(id, revision),
      publishedAt: states.at(-1)?.since.publishedAt ?? revision.publishedAt,
      cell: sheets.cellOf(draft, evidence),
    }
  }

  /** The passage of that revision, or today's where it has the same words. */
  evidence(id: number, revision: Logged): number {
    const address = addresses.passage(this.telling.draft.story.slug, claimAnchor(id))
    const passage =
      this.passages.get(`${address} ${revision.id}`) ?? this.passages.get(`${address} ${this.telling.revision.id}`)
    if (passage === undefined) throw new Error(`Claim ${id} has no passage in revision ${revision.id}`)
    return passage
  }

  #id(type: ClaimType, key: string): number {
    return this.telling.identities.of(type, `${this.telling.draft.story.slug}/${key}`)
  }
}

type ClaimType = 'Figure' | 'Achievement'
type Claim = FigureClaim | AchievementClaim
