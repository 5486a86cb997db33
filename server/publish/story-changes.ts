/** What changed of a story and its figures. */
import type { FigureClaim } from '../../schema/draft.ts'
import { addresses } from './addresses.ts'
import type { Changed, Issue } from './changes.ts'
import type { State } from './history.ts'
import type { Projection } from './projection.ts'
import type { Row } from './rows.ts'
import type { Telling } from './telling.ts'

/**
 * The story's own entry, then one for each figure that it corrects or no longer states; none of a profile. A spreadsheet
 * has one entry, that of its first part: readers are told once of its thousands of rows.
 */
export async function storyChanges(projection: Projection, issue: Issue, telling: Telling | null): Promise<Changed[]> {
  if (issue.story === null) return []
  const part = telling?.draft.sheet?.part ?? 1
  const own = part > 1 ? [] : [await storyChange(projection, { ...issue, story: issue.story }, telling)]
  if (telling === null) return own
  return [...own, ...corrections(telling), ...takenBack(projection, issue.story).map(withdrawnFigure)]
}

/** Rows of figures that the story stated until now and no longer does. */
export function takenBack({ changes }: Projection, story: number | null): Row[] {
  return changes.flatMap(({ table, before, after }) =>
    table.name === 'figure' && before?.story_id === story && after === null ? [before] : [],
  )
}

async function storyChange(
  { session }: Projection,
  issue: Issue & { story: number },
  telling: Telling | null,
): Promise<Changed> {
  const [was] = await session.rows<{ place: number; places: number[]; topics: string[] }>(
    `select place_id as place,
       (select json_agg(place_id order by place_id) from story_place where story_id = story.id) as places,
       (select coalesce(json_agg(distinct topic), '[]') from figure where story_id = story.id) as topics
     from story where id = $1`,
    [issue.story],
  )
  if (was === undefined) throw new Error(`The story ${issue.slug} has no row`)
  const isNew = telling !== null && !telling.log.at(-2)?.document
  return {
    kind: telling === null ? 'WITHDRAWN' : isNew ? 'PUBLISHED' : 'UPDATED',
    nodeType: 'STORY',
    nodeId: issue.story,
    title: telling?.draft.story.title ?? null,
    url: addresses.story(issue.slug),
    places: [was.place, ...was.places],
    topics: was.topics,
  }
}

/** One entry for each figure that states something else from this revision on. */
function corrections({ draft, figures, identities, revision, subjects }: Telling): Changed[] {
  return [...figures].flatMap(([key, states]): Changed[] => {
    const [before, after] = states.slice(-2)
    if (before === undefined || after?.since.id !== revision.id) return []
    const id = identities.of('Figure', `${draft.story.slug}/${key}`)
    const { period } = after.claim
    const subject = subjects.of(after.claim.subject)
    const { name, topic } = subjects.indicator(after.claim.indicator)
    return [
      {
        kind: 'CORRECTED',
        nodeType: 'FIGURE',
        nodeId: id,
        title: `${subject.name}${name}${period === null ? '' : `（${period.label}）`}`,
        url: addresses.figure(id),
        before: stood(before, states.length - 1),
        after: stood(after, states.length),
        places: [subject.place.id],
        topics: [topic],
      },
    ]
  })
}

function stood({ claim: { display, value } }: State<FigureClaim>, version: number) {
  return { display, value, version }
}

function withdrawnFigure({ id, place_id, topic }: Row): Changed {
  return {
    kind: 'WITHDRAWN',
    nodeType: 'FIGURE',
    nodeId: Number(id),
    title: null,
    url: addresses.figure(Number(id)),
    places: [Number(place_id)],
    topics: [String(topic)],
  }
}
