/** What two documents state differently: what was added, removed, and changed, field by field. */
import { type Document, type Field, type Item, isItem, itemsOf, keysIn, kinds, type Value } from './stated.ts'

export interface Difference {
  kind: 'added' | 'removed' | 'changed'
  /** What it is: 数字, 荣誉, 项目. */
  word: string
  name: string
  /** Those that changed; of what was added or removed, those that say something. */
  fields: readonly { label: string; before: string; after: string }[]
}

/** Gives the Chinese words for values: names of what is referred to, terms of the vocabularies. */
export interface Wording {
  name: (key: string) => string
  term: (vocabulary: string, value: string) => string
}

interface Pair {
  kind: (typeof kinds)[number]
  before: Item | null
  after: Item | null
}

/** The things that differ, in the order of the lists and of the later document. */
export function pairsBetween(before: Document | null, after: Document | null): Pair[] {
  return kinds.flatMap((kind) => {
    const keyOf = (item: Item) => JSON.stringify(kind.key.map((property) => plain(item[property])))
    const was = new Map(itemsOf(before, kind.list).map((item) => [keyOf(item), item]))
    const is = new Map(itemsOf(after, kind.list).map((item) => [keyOf(item), item]))
    return [...new Set([...is.keys(), ...was.keys()])]
      .map((key) => ({ kind, before: was.get(key) ?? null, after: is.get(key) ?? null }))
      .filter(({ before, after }) => !before || !after || changedFields(kind.fields, before, after).length > 0)
  })
}

/** Keys whose names are needed to tell of the pairs. */
export function keysOf(pairs: readonly Pair[]): string[] {
  const keys = pairs.flatMap(({ kind, before, after }) =>
    kind.fields
      .filter((field) => field.of === 'key')
      .flatMap(({ property }) => [...keysIn(before?.[property]), ...keysIn(after?.[property])]),
  )
  return [...new Set(keys)]
}

/** What to tell of a pair. */
export function told({ kind, before, after }: Pair, wording: Wording): Difference {
  const item = after ?? before ?? {}
  const words = (of: Item | null, field: Field) => wordsOf(of?.[field.property], field, wording)
  const fields = before && after ? changedFields(kind.fields, before, after) : kind.fields
  const naming = kind.fields.find(({ property }) => property === kind.name) ?? { label: '', property: kind.name }
  return {
    kind: before === null ? 'added' : after === null ? 'removed' : 'changed',
    word: kind.word,
    name: words(item, naming),
    fields: fields
      .map((field) => ({ label: field.label, before: words(before, field), after: words(after, field) }))
      .filter((field) => field.before !== '' || field.after !== ''),
  }
}

function changedFields(fields: readonly Field[], before: Item, after: Item): Field[] {
  return fields.filter(({ property }) => plain(before[property]) !== plain(after[property]))
}

/** A form in which alike values are alike; of evidence its words, as where they stand moves with the text. */
function plain(value: Value): string {
  if (isItem(value) && typeof value.quote === 'string') return value.quote
  if (isItem(value)) {
    return JSON.stringify(
      Object.keys(value)
        .sort()
        .map((property) => [property, plain(value[property])]),
    )
  }
  return JSON.stringify(value ?? null)
}

function wordsOf(value: Value, field: Field, wording: Wording): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map((one) => wordsOf(one, field, wording)).join('、')
  if (field.of === 'key') return keysIn(value).map(wording.name).join('、')
  if (field.of !== undefined) return wording.term(field.of, String(value))
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') return value.toLocaleString('zh-CN', { maximumFractionDigits: 20 })
  if (!isItem(value)) return String(value)
  return String(value.quote ?? value.label ?? value.symbol ?? '')
}
