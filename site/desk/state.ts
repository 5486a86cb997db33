/** The desk as an address describes it, with everything that its page shows. */
import type { ResultOf, VariablesOf } from 'gql.tada'
import type { Ask } from '../ask.ts'
import { DeskPage } from '../queries/desk.ts'
import { type Chosen, chosen } from './conditions.ts'
import { namesOf } from './names.ts'
import { type Problem, type Question, readQuestion } from './question.ts'

type Answer = ResultOf<typeof DeskPage>
type Level = VariablesOf<typeof DeskPage>['level']
export type FacetName = keyof Answer['figureFacets']
export type DeskFacet = Answer['figureFacets'][FacetName]

export interface Desk {
  question: Question
  problems: readonly Problem[]
  chosen: readonly Chosen[]
  /** Path of the place above the chosen one; null where none is chosen or none is above. */
  above: { name: string; path: string } | null
  /** Whether the page goes on where another one ended. */
  continues: boolean
  /** Null where the question has problems. */
  answer: Answer | null
}

/** Asks the hub what the page at this address shows. */
export async function deskOf(ask: Ask, params: URLSearchParams): Promise<Desk> {
  const { question, problems } = readQuestion(params)
  const after = params.get('after') || null
  if (problems.length > 0) return { question, problems, chosen: [], above: null, continues: false, answer: null }
  const { names, problems: unknown } = await namesOf(ask, question.filter)
  const desk = {
    question,
    problems: unknown,
    chosen: chosen(question, names),
    above: names.place?.ancestors.at(-1) ?? null,
  }
  if (unknown.length > 0) return { ...desk, continues: false, answer: null }
  const { filter, orderBy } = question
  const page = (cursor: string | null) =>
    ask(DeskPage, { filter, orderBy, after: cursor, level: levelBelow(names.place) })
  if (after === null) return { ...desk, continues: false, answer: await page(null) }
  // A cursor that somebody mistyped begins at the beginning.
  return page(after).then(
    (answer) => ({ ...desk, continues: true, answer }),
    async () => ({ ...desk, continues: false, answer: await page(null) }),
  )
}

/** The places to go on with below the chosen one. */
function levelBelow(place: { level: string } | null): Level {
  return place === null || ['PROVINCE', 'CITY', 'DISTRICT'].includes(place.level) ? 'STREET' : 'COMMUNITY'
}
