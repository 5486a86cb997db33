/** What documents state besides their text, as lists of things with keys and fields that a person can read. */

export type Value = string | number | boolean | null | undefined | readonly Value[] | Item
export interface Item {
  readonly [property: string]: Value
}

/** A document as the hub keeps it; its lists may be left out. */
export interface Document {
  readonly story: Readonly<Record<string, string | null | undefined>>
  readonly [list: string]: Value
}

/** A field of a thing: its Chinese name, its property, and what its value is. */
export interface Field {
  label: string
  property: string
  /** The vocabulary of its values; `key` where they name places, projects, branches or indicators. */
  of?: string
}

interface Kind {
  list: string
  word: string
  /** The properties that tell one from the others, whatever else changes. */
  key: readonly string[]
  /** The property by which a person knows it. */
  name: string
  fields: readonly Field[]
}

const field = (label: string, property: string, of?: string): Field => ({ label, property, ...(of ? { of } : {}) })
const evidence = field('出处', 'evidence')
const subject = field('谁的', 'subject', 'key')
const period = field('时期', 'period')

/** The lists of a document, in the order in which they are compared. */
export const kinds: readonly Kind[] = [
  {
    list: 'figures',
    word: '数字',
    key: ['key'],
    name: 'display',
    fields: [
      field('指标', 'indicator', 'key'),
      subject,
      field('写法', 'display'),
      field('数值', 'value'),
      field('上端', 'valueMax'),
      field('限定', 'qualifier', 'Qualifier'),
      field('状态', 'status', 'FigureStatus'),
      period,
      evidence,
    ],
  },
  {
    list: 'achievements',
    word: '荣誉',
    key: ['key'],
    name: 'title',
    fields: [subject, field('名称', 'title'), field('名次', 'rank'), field('授予', 'awardedBy'), period, evidence],
  },
  {
    list: 'stars',
    word: '星',
    key: ['key'],
    name: 'branch',
    fields: [field('支部', 'branch', 'key'), field('星名', 'theme', 'StarTheme'), field('颗数', 'count'), evidence],
  },
  { list: 'mentions', word: '提到', key: ['subject', 'evidence'], name: 'subject', fields: [subject, evidence] },
  {
    list: 'pictures',
    word: '图片',
    key: ['file'],
    name: 'alt',
    fields: [
      field('图片内容', 'alt'),
      field('作者', 'credit'),
      field('图注', 'caption'),
      field('认得出未成年人', 'minors'),
      field('同意情况', 'consent'),
    ],
  },
  {
    list: 'projects',
    word: '项目',
    key: ['slug'],
    name: 'name',
    fields: [
      field('名称', 'name'),
      field('类别', 'kind', 'ProjectKind'),
      field('状态', 'status', 'ProjectStatus'),
      field('地方', 'place', 'key'),
      field('介绍', 'summary'),
      field('星名', 'themes', 'StarTheme'),
    ],
  },
  {
    list: 'branches',
    word: '支部',
    key: ['slug'],
    name: 'name',
    fields: [field('名称', 'name'), field('地方', 'place', 'key')],
  },
  {
    list: 'places',
    word: '地方',
    key: ['path'],
    name: 'name',
    fields: [
      field('名称', 'name'),
      field('级别', 'level', 'PlaceLevel'),
      field('类型', 'kind', 'CommunityKind'),
      field('上级', 'parent', 'key'),
      field('介绍', 'summary'),
      field('颜色', 'colour'),
    ],
  },
  {
    list: 'indicators',
    word: '指标',
    key: ['slug'],
    name: 'name',
    fields: [
      field('名称', 'name'),
      field('主题', 'topic', 'Topic'),
      field('说明', 'definition'),
      field('单位', 'unit'),
    ],
  },
]

/** The things of a list. */
export function itemsOf(document: Document | null, list: string): readonly Item[] {
  const items = document?.[list]
  return Array.isArray(items) ? items.filter(isItem) : []
}

/** The keys of others that a value holds: `{ place: 'zhongyuan' }`, or a slug itself. */
export function keysIn(value: Value): string[] {
  if (typeof value === 'string') return [value]
  return isItem(value) ? Object.values(value).flatMap(keysIn) : []
}

/** Whether it is a thing with properties. */
export function isItem(value: Value): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
