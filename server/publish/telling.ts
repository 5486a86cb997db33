/** A story as its newest revision tells it: its own row, what it is about, and what it can be found by. */
import type { Draft, FigureClaim } from '../../schema/draft.ts'
import { addresses } from './addresses.ts'
import { authors } from './citation.ts'
import type { Logged, State } from './history.ts'
import { type MarkedPassage, storyHtml } from './html.ts'
import type { Identities } from './identities.ts'
import type { Passage } from './passages.ts'
import { shownPictures } from './picture-html.ts'
import type { PictureSize } from './picture-rows.ts'
import type { Row } from './rows.ts'
import { searchEntry } from './search-entry.ts'
import { sheetHtml } from './sheet-html.ts'
import type { SheetNames } from './sheet-names.ts'
import { storyLinks } from './story-links.ts'
import type { Subjects } from './subjects.ts'

/** A published document with everything that its rows are made of. */
export interface Telling {
  id: number
  draft: Draft
  log: readonly Logged[]
  /** The newest revision. */
  revision: Logged
  identities: Identities
  subjects: Subjects
  /** The states of each of its figures by the figure's key, oldest first. */
  figures: ReadonlyMap<string, readonly State<FigureClaim>[]>
  sheets: SheetNames
  /** The kept files of its pictures, by their digests. */
  pictures: ReadonlyMap<string, PictureSize>
}

/** The story's own row. */
export function storyRow(
  { id, draft, log, revision, identities, subjects, pictures }: Telling,
  passages: readonly Passage[],
): Row {
  const { slug, title, kicker, byline, publication, publishedOn, place, body } = draft.story
  return {
    id,
    slug,
    title,
    kicker,
    byline,
    publication,
    published_on: publishedOn,
    body,
    text: revision.text,
    html:
      draft.sheet === undefined
        ? storyHtml(body, marks(passages), storyLinks(draft, identities, subjects), shownPictures(draft, pictures))
        : sheetHtml(draft.sheet, draft, identities),
    ...sheetColumns(draft),
    version: revision.version,
    published_at: log[0]?.publishedAt ?? revision.publishedAt,
    updated_at: revision.publishedAt,
    url: addresses.story(slug),
    place_id: subjects.place(place).id,
    revision_id: revision.id,
  }
}

function sheetColumns({ sheet }: Draft): Row {
  return {
    kind: sheet === undefined ? 'TEXT' : sheet.part === 1 ? 'SHEET' : 'SHEET_PART',
    sheet_file_digest: sheet?.file ?? null,
    sheet_name: sheet?.name ?? null,
    sheet_slug: sheet?.slug ?? null,
    sheet_part: sheet?.part ?? null,
    sheet_first_row: sheet?.rows[0] ?? null,
    sheet_last_row: sheet?.rows.at(-1) ?? null,
    sheet_headings: sheet?.columns.map(({ heading }) => heading) ?? null,
    sheet_previous: sheet?.previous ?? null,
    sheet_next: sheet?.next ?? null,
  }
}

/** Passages that share an anchor are one stretch of the page. */
function marks(passages: readonly Passage[]): MarkedPassage[] {
  const marked = new Map(
    passages.map(({ anchor, kind, evidence: { start, end } }) => [anchor, { id: anchor, kind, start, end }]),
  )
  return [...marked.values()]
}

/** Everything that the story's claims and mentions are about, and the place it is mainly about. */
export function pivotRows({ id, draft, subjects }: Telling): { places: Row[]; projects: Row[] } {
  const about = [...draft.figures, ...draft.achievements, ...draft.mentions].map(({ subject }) => subjects.of(subject))
  const branches = draft.stars.map(({ branch }) => subjects.of({ branch }))
  const places = new Set([subjects.place(draft.story.place), ...[...about, ...branches].map(({ place }) => place)])
  const placeIds = new Set([...places].map((place) => place.id))
  const projectIds = new Set(about.flatMap((subject) => (subject.type === 'Project' ? [subject.id] : [])))
  return {
    places: [...placeIds].map((place_id) => ({ story_id: id, place_id })),
    projects: [...projectIds].map((project_id) => ({ story_id: id, project_id })),
  }
}

/** What the story and its claims can be found by. */
export function entries({ id, draft, revision, identities, subjects }: Telling): Row[] {
  const { slug, title, kicker, byline, publication, place } = draft.story
  const idOf = (type: string, key: string) => identities.of(type, `${slug}/${key}`)
  const parts = [kicker, byline, publication, subjects.place(place).name, revision.text]
  const story = searchEntry('story', id, title, parts, [title, ...authors(byline)])
  const figures = draft.figures.map(({ key, subject, indicator, display, evidence }) => {
    const about = subjects.of(subject)
    const name = `${about.name}${subjects.indicator(indicator).name}`
    const parts = [about.place.name, evidence.quote]
    return searchEntry('figure', idOf('Figure', key), `${name}${display}`, parts, [name])
  })
  const achievements = draft.achievements.map(({ key, subject, title: won, rank, awardedBy, evidence }) => {
    const about = subjects.of(subject)
    const parts = [rank, awardedBy, about.name, about.place.name, evidence.quote]
    return searchEntry('achievement', idOf('Achievement', key), won, parts)
  })
  return [story, ...figures, ...achievements]
}
