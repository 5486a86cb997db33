/** Finds figures of which another source publishes another value. */
import type { Session } from '../database/database.ts'
import type { Problems } from './problem.ts'
import { figureKey, type SheetFigure } from './reading.ts'

interface Other {
  path: string
  indicator: string
  start: string | null
  end: string | null
  display: string
  min: number | null
  max: number | null
  minInclusive: boolean
  maxInclusive: boolean
  title: string
}

/** Tells of each figure that does not lie in the bounds of what another document says of the same. */
export async function tellDiffering(
  session: Session,
  sheet: string,
  figures: readonly SheetFigure[],
  problems: Problems,
): Promise<void> {
  const own = new Map(figures.map((figure) => [figure.key, figure]))
  for (const other of await others(session, sheet, figures)) {
    const period = other.start === null || other.end === null ? null : { start: other.start, end: other.end }
    const figure = own.get(figureKey(other.path, other.indicator, period))
    if (figure === undefined || isWithin(figure.value, other)) continue
    const says = `${figure.display} is not what “${other.title}” publishes, ${other.display}. Correct the cell, or import it as differing.`
    const chinese = `${figure.display}与《${other.title}》发布的${other.display}不一样；请核对，确实不同的，勾选“允许与别处不同”`
    problems.add('DIFFERS', figure.address, says, chinese)
  }
}

function others(session: Session, sheet: string, figures: readonly SheetFigure[]): Promise<Other[]> {
  const indicators = [...new Set(figures.map(({ indicator }) => indicator.slug))]
  return session.rows<Other>(
    `select place.path, indicator_slug as indicator, period_start::text as start, period_end::text as "end", display,
       bounds_min as min, bounds_max as max, bounds_min_inclusive as "minInclusive",
       bounds_max_inclusive as "maxInclusive", story.title
     from figure join place on place.id = subject_place_id join story on story.id = story_id
     where indicator_slug = any($1::text[]) and sheet_slug is distinct from $2
       and num_nonnulls(period_start, period_end) = case when period_label is null then 0 else 2 end`,
    [indicators, sheet],
  )
}

function isWithin(value: number, { min, max, minInclusive, maxInclusive }: Other): boolean {
  const isAbove = min === null || value > min || (minInclusive && value === min)
  const isBelow = max === null || value < max || (maxInclusive && value === max)
  return isAbove && isBelow
}
