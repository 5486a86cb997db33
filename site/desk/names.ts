/** What a question's slugs, paths, codes and ids are called; what the hub does not know is a problem. */
import type { Ask } from '../ask.ts'
import { DeskIndicator, DeskPlace, DeskSubject, DeskUnit } from '../queries/desk.ts'
import type { Filter, Problem } from './question.ts'

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
  const known = <T>(found: T | null | undefined, name: string, value: string, remedy: string): T | null => {
    if (found === null || found === undefined) problems.push({ name, value, remedy })
    return found ?? null
  }
  const indicators = await Promise.all(
    (filter.indicator ?? []).map(async (slug): Promise<[string, string]> => {
      const { indicator } = await ask(DeskIndicator, { slug })
      return [slug, known(indicator?.name, 'indicator', slug, '没有这个指标；短名见 /figures/ 的指标一栏') ?? slug]
    }),
  )
  const place = await optional(filter.place, async (path) =>
    known(
      (await ask(DeskPlace, { path })).place,
      'place',
      path,
      '没有这个地方；路径见地方页面的地址，如 zhongyuan/liuhu',
    ),
  )
  const unit = await optional(filter.unit, async (code) => {
    const { figures } = await ask(DeskUnit, { unit: code })
    return known(figures.nodes[0]?.indicator.unit.name, 'unit', code, '没有数字用这个单位；代码见 /figures/ 的单位一栏')
  })
  const subject = await optional(filter.subject, async (id) => {
    const { node } = await ask(DeskSubject, { id })
    const name = node !== null && 'name' in node ? node.name : null
    return known(name, 'subject', id, '没有这个地方、支部或项目')
  })
  return { names: { indicators: new Map(indicators), place, unit, subject }, problems }
}

async function optional<T>(value: string | null | undefined, find: (value: string) => Promise<T | null>) {
  return value === null || value === undefined ? null : find(value)
}
