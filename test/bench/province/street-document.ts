import type { DraftInput } from '../../../schema/draft.ts'
import { Article } from './article.ts'
import { COMMUNITIES_PER_STREET, street, zone } from './tree.ts'
import { MARK } from './vocabulary.ts'

/** States a street, its zone if it has one, and in a few words what it does. */
export function streetDocument(index: number, communities: number): DraftInput {
  const place = street(index),
    part = zone(index),
    article = new Article()
  const count = Math.min(COMMUNITIES_PER_STREET, communities - index * COMMUNITIES_PER_STREET)
  const first = article.say(`${place.name}有村（社区）${count}个，以“五星”支部创建带动基层治理。`)
  const second = article.paragraph().say(`街道建立逐村观摩、季度评议的机制，推动${place.name}各项工作稳步提升。`)
  const third =
    part === null ? [] : [{ subject: { place: part.path }, evidence: article.say(`${part.name}先行先试。`) }]
  return {
    story: {
      slug: `synthetic-street-${index + 1}`,
      title: `${place.name}：一街一品聚合力`,
      kicker: MARK,
      byline: `${MARK} 非真实报道`,
      place: place.path,
      body: article.body,
    },
    places: part === null ? [place] : [place, part],
    mentions: [
      { subject: { place: place.path }, evidence: first },
      { subject: { place: place.path }, evidence: second },
      ...third,
    ],
  }
}
