import type { DraftInput } from '../../../schema/draft.ts'
import { Article } from './article.ts'
import { MEASURES } from './indicators.ts'
import { city, DISTRICTS_PER_CITY, district, province, STREETS_PER_DISTRICT } from './tree.ts'
import { MARK } from './vocabulary.ts'

/** States the province, its cities and districts and what is measured, so that every other document may refer to it. */
export function groundDocument(streets: number): DraftInput {
  const districts = Math.ceil(streets / STREETS_PER_DISTRICT),
    cities = Math.ceil(districts / DISTRICTS_PER_CITY)
  const root = province(),
    article = new Article()
  const evidence = article.say(`${root.name}是为测量速度而生成的，不对应任何真实的地方、项目或数字。`)
  return {
    story: { slug: 'synthetic-ground', title: `${root.name}说明`, kicker: MARK, place: root.path, body: article.body },
    places: [
      root,
      ...Array.from({ length: cities }, (_, at) => city(at)),
      ...Array.from({ length: districts }, (_, at) => district(at)),
    ],
    indicators: MEASURES.map((measure) => measure.statement),
    mentions: [{ subject: { place: root.path }, evidence }],
  }
}
