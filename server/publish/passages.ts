/** The passages of a story: one for each claim, each star's sentence and each mention, and those that history keeps. */
import type { Draft, Evidence } from '../../schema/draft.ts'
import { addresses } from './addresses.ts'
import { CodePoints } from './code-points.ts'
import type { Logged } from './history.ts'
import type { MarkedPassage } from './html.ts'
import type { Identities } from './identities.ts'
import type { Row } from './rows.ts'
import { cellsByStart, type SheetCell } from './sheet-cells.ts'
import type { SubjectRow, Subjects } from './subjects.ts'

/** A stretch of the story's text with the anchor it has in the story's page. */
export interface Passage {
  anchor: string
  kind: MarkedPassage['kind']
  evidence: Evidence
  /** The place or project that it is listed under as a sentence about it; at most one passage a span is. */
  about: SubjectRow | null
}

/** Anchor of a claim's passage. */
export const claimAnchor = (id: number) => `c${id}`
export const starAnchor = ({ start, end }: Evidence) => `s${start}-${end}`
const mentionAnchor = ({ start, end }: Evidence) => `m${start}-${end}`

/** The passages of a draft in the order of its text. */
export function passagesOf(draft: Draft, identities: Identities, subjects: Subjects): Passage[] {
  const listed = new Set<string>()
  /** The subject, the first time that this span is about it. */
  const first = (subject: SubjectRow, { start, end }: Evidence) => {
    const key = `${subject.type} ${subject.id} ${start} ${end}`
    if (subject.type === 'Branch' || listed.has(key)) return null
    listed.add(key)
    return subject
  }
  const claims = (['Figure', 'Achievement'] as const).flatMap((type) =>
    (type === 'Figure' ? draft.figures : draft.achievements).map(
      ({ key, subject, evidence }): Passage => ({
        anchor: claimAnchor(identities.of(type, `${draft.story.slug}/${key}`)),
        kind: type === 'Figure' ? 'figure' : 'achievement',
        evidence,
        // A cell is no sentence about its place.
        about: draft.sheet === undefined ? first(subjects.of(subject), evidence) : null,
      }),
    ),
  )
  const stars = new Map(
    draft.stars.map(({ evidence }) => {
      const passage: Passage = { anchor: starAnchor(evidence), kind: 'star', evidence, about: null }
      return [passage.anchor, passage]
    }),
  )
  const mentions = draft.mentions.flatMap(({ subject, evidence }): Passage[] => {
    const about = first(subjects.of(subject), evidence)
    return about === null ? [] : [{ anchor: mentionAnchor(evidence), kind: 'mention', evidence, about }]
  })
  return [...claims, ...stars.values(), ...mentions].sort(
    ({ evidence: one }, { evidence: other }) => one.start - other.start || one.end - other.end,
  )
}

/** A text that passages are cut from: a revision of a story. */
export interface Source {
  story: { id: number; slug: string }
  revision: number
  text: CodePoints
  /** The file, the sheet and its cells by where they start, where that revision is a spreadsheet. */
  sheet: { file: string; name: string; cells: ReadonlyMap<number, SheetCell> } | null
}

/** What a revision of a story gives to cut passages from. */
export function sourceOf(story: Source['story'], { id, document, text }: Logged): Source {
  const sheet = document?.sheet
  return {
    story,
    revision: id,
    text: new CodePoints(text),
    sheet: document && sheet ? { file: sheet.file, name: sheet.name, cells: cellsByStart(document) } : null,
  }
}

/** The row of a passage without its id. `before` and `after` are the rest of its paragraph. */
export function passageRow({ story, revision, text, sheet }: Source, { anchor, evidence, about }: Passage): Row {
  const { quote, start, end, original } = evidence
  const cell = sheet?.cells.get(start)
  return {
    quote,
    before: text.slice(text.lineStart(start), start),
    after: text.slice(end, text.lineEnd(end)),
    start,
    end,
    story_id: story.id,
    url: addresses.passage(story.slug, anchor),
    original_file: original?.file ?? null,
    original_start: original?.start ?? null,
    original_end: original?.end ?? null,
    cell_file_digest: sheet?.file ?? null,
    cell_sheet: sheet?.name ?? null,
    cell_address: cell?.address ?? null,
    cell_text: cell?.text ?? null,
    cell_column: cell?.column.heading ?? null,
    cell_row: cell?.row ?? null,
    revision_id: revision,
    project_id: about?.type === 'Project' ? about.id : null,
    place_id: about?.type === 'Place' ? about.id : null,
  }
}

/**
 * What makes a passage the same as one before: its anchor, what it is listed under where several share an anchor, and
 * its revision where that is not the newest, so that only history keeps it.
 */
export function passageKey(row: Row, isNewest: boolean): string {
  const about = String(row.url).includes('/#m') ? `${row.project_id} ${row.place_id}` : ''
  return `${row.url} ${about} ${isNewest ? '' : row.revision_id}`
}
