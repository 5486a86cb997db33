/**
 * What the desk's address asks: `/figures/?topic=CULTURE&year=2024&sort=VALUE_DESC`, and the downloads' the same. Names and
 * values are those of the API's `FigureFilter`; `min` and `max` are its `value`.
 */
import type { VariablesOf } from 'gql.tada'
import type { DeskPage } from '../queries/desk.ts'
import { vocabulary } from '../terms.ts'

type Asked = VariablesOf<typeof DeskPage>
export type Filter = NonNullable<Asked['filter']>
export type OrderBy = NonNullable<Asked['orderBy']>

export interface Question {
  filter: Filter
  orderBy: OrderBy
  sort: string
}

/** Why an address cannot be answered, for the one who typed it. */
export interface Problem {
  name: string
  value: string
  remedy: string
  /** What may have been meant. */
  nearest?: readonly Nearest[]
}

/** A value that could stand in the address instead, and what it is called. */
export interface Nearest {
  value: string
  words: string
}

/** Conditions of which several may be given, any of which may hold. */
const several = ['indicator', 'qualifier', 'year']
/** Every name that an address may have, in the order in which it is written. */
const names = [
  'text',
  'topic',
  'indicator',
  'place',
  'subject',
  'status',
  'qualifier',
  'unit',
  'year',
  'min',
  'max',
  'sort',
]

/** Orders that can be asked for; the first is the usual one. */
export const orders = new Map<string, { words: string; by: OrderBy }>([
  ['PUBLISHED_DESC', { words: '最新发布在前', by: [{ field: 'PUBLISHED', direction: 'DESC' }] }],
  ['VALUE_DESC', { words: '数值从大到小', by: [{ field: 'VALUE', direction: 'DESC' }] }],
  ['VALUE_ASC', { words: '数值从小到大', by: [{ field: 'VALUE', direction: 'ASC' }] }],
  ['INDICATOR_ASC', { words: '按指标名称', by: [{ field: 'INDICATOR', direction: 'ASC' }] }],
  ['PLACE_ASC', { words: '按地点', by: [{ field: 'PLACE', direction: 'ASC' }] }],
])

/** How many values of one condition an address may name. */
const MOST_VALUES = 20
const MOST_CHARACTERS = 100
const MOST_WORDS = 10

/** Reads an address; names that are no condition are left alone. */
export function readQuestion(params: URLSearchParams): { question: Question; problems: Problem[] } {
  const reading = new Reading(params)
  const sort = reading.one('sort') ?? [...orders.keys()][0] ?? ''
  const order = orders.get(sort)
  if (!order) reading.refuse('sort', sort, `可选：${[...orders.keys()].join('、')}`)
  const question = { filter: filterOf(reading), orderBy: order?.by ?? [], sort }
  return { question, problems: reading.problems }
}

/** Names in an address that are no condition of the desk. */
export function unknownNames(params: URLSearchParams): Problem[] {
  const unknown = [...params].filter(([name]) => !names.includes(name))
  return unknown.map(([name, value]) => ({ name, value, remedy: `没有这个条件；可用：${names.join('、')}` }))
}

function filterOf(reading: Reading): Filter {
  const [min, max] = [reading.number('min'), reading.number('max')]
  if (min !== null && max !== null && min > max) reading.refuse('min', String(min), `不能大于 max=${max}`)
  const filter: Filter = {
    text: reading.text(),
    topic: reading.choice('topic', vocabulary('Topic')),
    indicator: reading.some('indicator'),
    place: reading.path('place'),
    subject: reading.one('subject'),
    status: reading.choice('status', vocabulary('FigureStatus')),
    qualifier: reading.choices('qualifier', vocabulary('Qualifier')),
    unit: reading.one('unit'),
    year: reading.years(),
    value: min === null && max === null ? null : { min, max },
  }
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== null))
}

class Reading {
  readonly problems: Problem[] = []

  constructor(private readonly params: URLSearchParams) {}

  refuse(name: string, value: string, remedy: string): null {
    this.problems.push({ name, value, remedy })
    return null
  }

  one(name: string): string | null {
    const given = this.#given(name)
    if (given.length > 1) return this.refuse(name, given.join('、'), '只能给一个')
    return given[0] ?? null
  }

  some(name: string): string[] | null {
    const given = this.#given(name)
    if (given.length > MOST_VALUES) return this.refuse(name, `${given.length} 个`, `最多给 ${MOST_VALUES} 个`)
    return given.length === 0 ? null : given
  }

  /** The advice is to take a path from a page's address, where it stands between slashes. */
  path(name: string): string | null {
    return (
      this.one(name)
        ?.trim()
        .replace(/^\/+|\/+$/g, '') || null
    )
  }

  choice<Value extends string>(name: string, known: ReadonlyMap<Value, string>): Value | null {
    const value = this.one(name)
    return value === null ? null : this.#known(name, value, known)
  }

  choices<Value extends string>(name: string, known: ReadonlyMap<Value, string>): Value[] | null {
    const values = this.some(name)?.flatMap((value) => this.#known(name, value, known) ?? [])
    return values ?? null
  }

  years(): string[] | null {
    const years = this.some('year')
    for (const year of years ?? []) {
      if (!/^(\d{4}|none)$/.test(year)) this.refuse('year', year, '写四位数的年份，如 2024；未注明的写 none')
    }
    return years
  }

  number(name: string): number | null {
    const value = this.one(name)
    if (value === null) return null
    if (!/^[+-]?\d{1,15}(\.\d{1,10})?$/.test(value)) return this.refuse(name, value, '写一个数，如 10000 或 0.5')
    return Number(value)
  }

  text(): string | null {
    const text = this.one('text')?.trim() ?? null
    if (text === null) return null
    const words = text.split(/\s+/u).length
    if ([...text].length > MOST_CHARACTERS || words > MOST_WORDS)
      return this.refuse(
        'text',
        `${[...text].slice(0, 20).join('')}……`,
        `最多 ${MOST_CHARACTERS} 个字、${MOST_WORDS} 个词`,
      )
    return text
  }

  #given(name: string): string[] {
    return [...new Set(this.params.getAll(name))].filter((value) => value.trim() !== '')
  }

  #known<Value extends string>(name: string, value: string, known: ReadonlyMap<Value, string>): Value | null {
    const found = [...known.keys()].find((one) => one === value)
    const remedy = `可选：${[...known].map(([one, word]) => `${one}（${word}）`).join('、')}`
    return found ?? this.refuse(name, value, remedy)
  }
}

/** The address of a question without its first character: `text=村&sort=VALUE_DESC`; empty where nothing is asked. */
export function searchOf({ filter, sort }: Question): string {
  const { value, ...others } = filter
  const given: Record<string, unknown> = { ...others, min: value?.min, max: value?.max }
  if (sort !== [...orders.keys()][0]) given.sort = sort
  const params = new URLSearchParams()
  for (const name of names) {
    for (const one of [given[name] ?? []].flat()) params.append(name, String(one))
  }
  return params.toString()
}

/** The search of a question with one value of a condition in the place of another. */
export function replaced(question: Question, name: string, value: string, by: string): string {
  const params = new URLSearchParams()
  for (const [one, given] of new URLSearchParams(searchOf(question)))
    params.append(one, one === name && given === value ? by : given)
  return searchOf(readQuestion(params).question)
}

/** The search of a question with one value of a condition taken in or, where it is there already, left out. */
export function toggled(question: Question, name: string, value: string): string {
  const params = new URLSearchParams(searchOf(question))
  const before = params.getAll(name)
  const isSeveral = several.includes(name)
  const rest = isSeveral ? before.filter((one) => one !== value) : []
  params.delete(name)
  for (const one of before.includes(value) ? rest : [...rest, value]) params.append(name, one)
  return searchOf(readQuestion(params).question)
}
