/** The rows of a story's figures and achievements. */
import type { AchievementClaim, FigureClaim } from '../../schema/draft.ts'
import { addresses } from './addresses.ts'
import { type Cited, citationColumns } from './citation.ts'
import { boundColumns } from './figure-bounds.ts'
import { periodColumns } from './period-columns.ts'
import type { Row } from './rows.ts'
import type { IndicatorRow, SubjectRow } from './subjects.ts'

/** What a claim's row is made of beside the claim. */
export interface ClaimSources {
  id: number
  story: Story
  subject: SubjectRow
  /** Id of the passage that states it. */
  evidence: number
  /** When its present state was published, ISO 8601. */
  publishedAt: string
  /** Where the cell stands that states it; null where it is a sentence. */
  cell: Cited['cell']
}
interface Story {
  id: number
  title: string
  byline: string | null
  publication: string | null
  publishedOn: string | null
}

export function figureRow(claim: FigureClaim, sources: ClaimSources, indicator: IndicatorRow): Row {
  const { id, story, subject, cell } = sources
  const { value, display, qualifier, status } = claim
  const url = addresses.figure(id)
  return {
    ...claimRow(claim, sources),
    indicator_id: indicator.id,
    value,
    display,
    qualifier,
    ...boundColumns(claim),
    status,
    url,
    ...citationColumns({
      ...story,
      ...{ id, version: null, display, url, cell },
      indicator: indicator.name,
      subject: subject.name,
      place: subject.place.name,
      period: claim.period?.label ?? null,
      quote: claim.evidence.quote,
    }),
    year: yearOf(claim.period),
    topic: indicator.topic,
    unit_code: indicator.unit_code,
    indicator_slug: indicator.slug,
    indicator_sort: indicator.sort_key,
    place_sort: subject.place.path,
  }
}

/** What a figure counts for among years: four digits, or `none`. */
function yearOf(period: FigureClaim['period']): string {
  return (period?.end ?? period?.start)?.slice(0, 4) ?? 'none'
}

export function achievementRow(claim: AchievementClaim, sources: ClaimSources): Row {
  const { title, rank, awardedBy } = claim
  return {
    ...claimRow(claim, sources),
    title,
    rank,
    awarded_by: awardedBy,
    url: addresses.achievement(sources.id),
  }
}

function claimRow({ period }: Pick<FigureClaim, 'period'>, sources: ClaimSources): Row {
  const { id, story, subject, evidence, publishedAt } = sources
  return {
    id,
    subject_project_id: subject.type === 'Project' ? subject.id : null,
    subject_branch_id: subject.type === 'Branch' ? subject.id : null,
    subject_place_id: subject.type === 'Place' ? subject.id : null,
    place_id: subject.place.id,
    ...periodColumns(period),
    evidence_id: evidence,
    story_id: story.id,
    published_at: publishedAt,
  }
}
