/** Shows what two documents state differently. */
import { ask } from '../hub.ts'
import { element } from '../page.ts'
import { Indicators, ThingNames } from '../writing/documents.ts'
import { itemOf, part } from '../writing/template.ts'
import type { Document } from './stated.ts'
import { type Difference, keysOf, pairsBetween, told, type Wording } from './stated-difference.ts'

/** The hub tells so many at once; what lies beyond is told by its key. */
const MOST_KEYS = 1000
const kindWords = { added: '新增', removed: '删去', changed: '改动' } as const

/** List items that tell of each difference; none where both state the same. */
export async function statedDifference(before: Document | null, after: Document | null): Promise<HTMLElement[]> {
  const pairs = pairsBetween(before, after)
  const wording = await wordingFor(keysOf(pairs))
  return pairs.map((pair) => shown(told(pair, wording)))
}

async function wordingFor(keys: readonly string[]): Promise<Wording> {
  const [{ thingNames }, { indicators }] = await Promise.all([
    ask(ThingNames, { keys: keys.slice(0, MOST_KEYS) }),
    ask(Indicators, {}),
  ])
  const known = new Map(indicators.map(({ slug, name }) => [slug, name]))
  for (const { key, name } of thingNames) known.set(key, name)
  const terms: Record<string, Record<string, string>> = JSON.parse(
    document.getElementById('terms')?.textContent ?? '{}',
  )
  return {
    name: (key) => known.get(key) ?? key,
    term: (vocabulary, value) => terms[vocabulary]?.[value] ?? value,
  }
}

function shown({ kind, word, name, fields }: Difference): HTMLElement {
  const item = itemOf(element('difference', HTMLTemplateElement))
  part(item, 'kind').textContent = `${kindWords[kind]}${word}`
  part(item, 'name').textContent = name
  part(item, 'fields').replaceChildren(...fields.map((field) => row(field)))
  return item
}

function row({ label, before, after }: Difference['fields'][number]): HTMLElement {
  const line = document.createElement('div')
  const words = document.createElement('dd')
  if (before !== '') words.append(Object.assign(document.createElement('del'), { textContent: before }))
  if (before !== '' && after !== '') words.append(' → ')
  if (after !== '') words.append(Object.assign(document.createElement('ins'), { textContent: after }))
  line.append(Object.assign(document.createElement('dt'), { textContent: label, className: 'small soft' }), words)
  return line
}
