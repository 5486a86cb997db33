/** The versions of a story's figures: the facts of each, and the names around it, as they were first published. */
import type { FigureClaim } from '../../schema/draft.ts'
import type { Session } from '../database/database.ts'
import { addresses } from './addresses.ts'
import { type Cited, citationColumns, WORDING } from './citation.ts'
import { boundColumns } from './figure-bounds.ts'
import type { State } from './history.ts'
import { periodColumns } from './period-columns.ts'
import type { Row } from './rows.ts'
import type { Telling } from './telling.ts'

/** The names around a version, as `FigureContext` keeps them. */
interface Context {
  id: number
  subject_name: string
  place_name: string
  indicator_name: string
  unit_code: string
  unit_symbol: string
  unit_name: string
  wording: number
}

/** The names around versions by the ids of these. */
export type Contexts = ReadonlyMap<number, Context>

/** The natural key of a version: xiao-bao-dao/income@2. */
const versionKey = (story: string, figure: string, version: number) => `${story}/${figure}@${version}`

/** The natural keys of all versions of a story's figures. */
export function versionKeys(story: string, figures: Telling['figures']): string[] {
  return [...figures].flatMap(([figure, states]) => states.map((_, index) => versionKey(story, figure, index + 1)))
}

/** The rows of all versions; `evidenceOf` gives the id of the passage that states one. */
export function versionRows(
  contexts: Contexts,
  telling: Telling,
  evidenceOf: (figure: number, state: State<FigureClaim>) => number,
): Row[] {
  return [...telling.figures].flatMap(([key, states]) => {
    const figure = telling.identities.of('Figure', `${telling.draft.story.slug}/${key}`)
    return states.map((state, index) => {
      const context = contexts.get(idOf(telling, key, index + 1))
      if (context === undefined) throw new Error(`Version ${index + 1} of figure ${figure} has lost its names`)
      const cell = telling.sheets.cellOf(state.since.document, state.claim.evidence)
      return versionRow(context, figure, index + 1, state, { evidence: evidenceOf(figure, state), cell })
    })
  })
}

function idOf(telling: Telling, figure: string, version: number): number {
  return telling.identities.of('FigureRevision', versionKey(telling.draft.story.slug, figure, version))
}

/** The names around all versions: those that the newest revision brought are kept from now on. */
export async function contextsOf(session: Session, telling: Telling): Promise<Contexts> {
  const fresh = freshContexts(telling)
  const kept = new Set(await keepContexts(session, fresh))
  const contexts = new Map(fresh.filter(({ id }) => kept.has(id)).map((context) => [context.id, context]))
  const ids = versionKeys(telling.draft.story.slug, telling.figures)
    .map((key) => telling.identities.of('FigureRevision', key))
    .filter((id) => !contexts.has(id))
  if (ids.length === 0) return contexts
  const rows = await session.rows<Context>(
    `select id, subject_name, place_name, indicator_name, unit_code, unit_symbol, unit_name, wording
     from figure_context where id = any($1::integer[])`,
    [ids],
  )
  for (const row of rows) contexts.set(row.id, row)
  return contexts
}

/** The names around the versions that the newest revision brought, as they are now. */
function freshContexts(telling: Telling): Context[] {
  const { figures, revision, subjects } = telling
  return [...figures].flatMap(([key, states]): Context[] => {
    const last = states.at(-1)
    if (last?.since.id !== revision.id) return []
    const subject = subjects.of(last.claim.subject)
    const { name, unit_code, unit_symbol, unit_name } = subjects.indicator(last.claim.indicator)
    const names = { subject_name: subject.name, place_name: subject.place.name, indicator_name: name }
    return [{ id: idOf(telling, key, states.length), ...names, unit_code, unit_symbol, unit_name, wording: WORDING }]
  })
}

/** Writes those that are not kept already, and gives their ids. */
async function keepContexts(session: Session, fresh: readonly Context[]): Promise<number[]> {
  if (fresh.length === 0) return []
  const rows = await session.rows<{ id: number }>(
    `insert into figure_context select * from json_populate_recordset(null::figure_context, $1::json)
     on conflict (id) do nothing returning id`,
    [JSON.stringify(fresh)],
  )
  return rows.map(({ id }) => id)
}

function versionRow(
  { id, wording, ...context }: Context,
  figure: number,
  version: number,
  { claim, since }: State<FigureClaim>,
  { evidence, cell }: { evidence: number; cell: Cited['cell'] },
): Row {
  const { title, byline, publication, publishedOn } = since.document.story
  const { value, display, qualifier, status, period } = claim
  const url = addresses.figureVersion(figure, version)
  return {
    id,
    ...context,
    figure_id: figure,
    version,
    value,
    display,
    qualifier,
    ...boundColumns(claim),
    status,
    ...periodColumns(period),
    story_title: title,
    byline,
    publication,
    published_on: publishedOn,
    changed_at: since.publishedAt,
    reason: version === 1 ? null : since.reason,
    evidence_id: evidence,
    url,
    ...citationColumns(
      {
        ...{ id: figure, version, title, byline, publication, publishedOn, display, url, cell },
        indicator: context.indicator_name,
        subject: context.subject_name,
        place: context.place_name,
        period: period?.label ?? null,
        quote: claim.evidence.quote,
      },
      wording,
    ),
  }
}
