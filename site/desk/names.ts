/** What a question's slugs, paths, codes and ids are called; what the hub does not know is a problem. */
import type { Ask } from '../ask.ts'
import { DeskIndicator, DeskPlace, DeskSubject, DeskUnit } from '../queries/desk.ts'
import { nearestIndicators, nearestPlaces, nearestUnits } from './nearest.ts'
import type { Filter, Nearest, Problem } from './question.ts'

/** A place with those above it. */
type DeskPlaceFound = { name: string; level: string; ancestors: readonly { name: string; path: string }[] }

export interface Names {
  indicators: ReadonlyMap<string, string>
  place: DeskPlaceFound | null
  unit: string | null
  subject: string | null
}

/** Asks the hub for every name of a filter. */
export async function namesOf(ask: Ask, filter: Filter): Promise<{ names: Names; problems: Problem[] }> {
  const problems: Problem[] = []
  /** What was found, or null and a problem that names what may have been meant. */
  async function known<T>(
    found: T | null | undefined,
    { near, ...problem }: Problem & { near?: (ask: Ask, given: string) => Promise<Nearest[]> },
  ): Promise<T | null> {
    if (found !== null && found !== undefined) return found
    const nearest = (await near?.(ask, problem.value)) ?? []
    problems.push(nearest.length === 0 ? problem : { ...problem, nearest })
    return null
  }
  const indicators = await Promise.all(
    (filter.indicator ?? []).map(async (slug): Promise<[string, string]> => {
      const { indicator } = await ask(DeskIndicator, { slug })
      const remedy = '没有这个指标；短名见 /figures/ 的指标一栏'
      const problem = { name: 'indicator', value: slug, remedy, near: nearestIndicators }
      return [slug, (await known(indicator?.name, problem)) ?? slug]
    }),
  )
  const place = await optional(filter.place, async (path) => {
    const remedy = '没有这个地方；路径见地方页面的地址，如 zhongyuan/liuhu'
    const problem = { name: 'place', value: path, remedy, near: nearestPlaces }
    return known((await ask(DeskPlace, { path })).place, problem)
  })
  const unit = await optional(filter.unit, async (code) => {
    const { figures } = await ask(DeskUnit, { unit: code })
    const remedy = '没有数字用这个单位；代码见 /figures/ 的单位一栏'
    const problem = { name: 'unit', value: code, remedy, near: nearestUnits }
    return known(figures.nodes[0]?.indicator.unit.name, problem)
  })
  const subject = await optional(filter.subject, async (id) => {
    const { node } = await ask(DeskSubject, { id })
    const name = node !== null && 'name' in node ? node.name : null
    return known(name, { name: 'subject', value: id, remedy: '没有这个地方、支部或项目' })
  })
  return { names: { indicators: new Map(indicators), place, unit, subject }, problems }
}

async function optional<T>(value: string | null | undefined, find: (value: string) => Promise<T | null>) {
  return value === null || value === undefined ? null : find(value)
}
