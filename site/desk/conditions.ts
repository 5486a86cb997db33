/** A question's conditions in words. */
import { term } from '../terms.ts'
import type { Names } from './names.ts'
import type { Question } from './question.ts'

/** `['主题：集体经济', '年份：2024年']`; the order of the rows is no condition. */
export function conditionsOf({ filter }: Question, names: Names): string[] {
  return chosen({ filter }, names).map(({ property, words }) => `${property}：${words}`)
}

/** One chosen value; `name` and `value` are those of the address. */
export interface Chosen {
  name: 'text' | 'topic' | 'indicator' | 'place' | 'subject' | 'status' | 'qualifier' | 'unit' | 'year' | 'min' | 'max'
  value: string
  /** What is asked of: 主题. */
  property: string
  words: string
}

/** Every chosen value of a question. */
export function chosen({ filter }: Pick<Question, 'filter'>, names: Names): Chosen[] {
  const { text, topic, indicator, place, subject, status, qualifier, unit, year, value } = filter
  const one = (name: Chosen['name'], property: string, given: unknown, words: string | null = null): Chosen[] =>
    given === null || given === undefined
      ? []
      : [{ name, property, value: String(given), words: words ?? String(given) }]
  return [
    ...one('text', '文字', text),
    ...one('topic', '主题', topic, topic ? term('Topic', topic) : null),
    ...(indicator ?? []).flatMap((slug) => one('indicator', '指标', slug, names.indicators.get(slug))),
    ...one('place', '地点', place, names.place?.name),
    ...one('subject', '主体', subject, names.subject),
    ...one('status', '状态', status, status ? term('FigureStatus', status) : null),
    ...(qualifier ?? []).flatMap((each) => one('qualifier', '说得多准', each, term('Qualifier', each))),
    ...one('unit', '单位', unit, names.unit),
    ...(year ?? []).flatMap((each) => one('year', '年份', each, each === 'none' ? '未注明' : `${each}年`)),
    ...one('min', '数值不小于', value?.min),
    ...one('max', '数值不大于', value?.max),
  ]
}
