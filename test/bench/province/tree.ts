/** Where everything lies: which community, street, district and city an index falls into, and what they are called. */
import type { PlaceStatement } from '../../../schema/draft.ts'
import { MARK, name, slug } from './vocabulary.ts'

export const COMMUNITIES_PER_STREET = 20
export const STREETS_PER_DISTRICT = 10
export const DISTRICTS_PER_CITY = 5

const ZONE_COLOURS = ['#b5372b', '#c98a1b', '#3f7d4e', '#2f6f9f', '#7a4b94', '#8a5a3b'] as const

const plain = { kind: null, colour: null, summary: null }

export function province(): PlaceStatement {
  return { ...plain, path: 'synthetic', name: `繁星省（${MARK}）`, level: 'PROVINCE', parent: null }
}
export function city(index: number): PlaceStatement {
  const called = name(index)
  return {
    ...plain,
    path: `${slug(called)}-city-${index}`,
    name: `${called}市`,
    level: 'CITY',
    parent: province().path,
  }
}
export function district(index: number): PlaceStatement {
  const called = name(index + 7),
    parent = city(Math.floor(index / DISTRICTS_PER_CITY)).path
  return { ...plain, path: `${slug(called)}-${index}`, name: `${called}区`, level: 'DISTRICT', parent }
}
export function street(index: number): PlaceStatement {
  const parent = district(Math.floor(index / STREETS_PER_DISTRICT)).path,
    called = name(index + 31)
  const summary = `${called}路街道下辖${COMMUNITIES_PER_STREET}个村（社区），新老小区交错，商户集中，居民诉求多样。`
  return { ...plain, path: `${parent}/${slug(called)}`, name: `${called}路街道`, level: 'STREET', summary, parent }
}
/** Every third street is divided into a zone of its own colour, as some streets are. */
export function zone(index: number): PlaceStatement | null {
  if (index % 3 !== 0) return null
  const parent = street(index),
    called = name(index + 59)
  const colour = ZONE_COLOURS[(index / 3) % ZONE_COLOURS.length] ?? ZONE_COLOURS[0]
  return {
    ...plain,
    path: `${parent.path}/${slug(called)}-zone`,
    name: `${called}片区`,
    level: 'ZONE',
    colour,
    parent: parent.path,
  }
}
export function community(index: number): PlaceStatement {
  const parent = street(Math.floor(index / COMMUNITIES_PER_STREET)).path,
    called = name(index + 101)
  const village = index % 5 < 2
  return {
    ...plain,
    path: `${parent}/${slug(called)}`,
    name: `${called}${village ? '村' : '社区'}`,
    level: 'COMMUNITY',
    kind: village ? 'VILLAGE' : 'URBAN',
    parent,
  }
}
