import { describe, expect, test } from 'vitest'
import { type Draft, draft } from '../../../schema/draft.ts'
import { plainText } from '../../../server/publish/plain-text.ts'
import { province } from './province.ts'
import { MARK } from './vocabulary.ts'

const size = { communities: 130, projects: 400, figures: 1500 }
const drafts = (seed?: number): Draft[] => {
  const made = province(size, seed)
  return Array.from({ length: made.documents }, (_, index) => draft.parse(made.document(index)))
}

describe('the synthetic province', () => {
  const documents = drafts()

  test('has exactly the size asked for', () => {
    const count = (of: (document: Draft) => readonly unknown[]) => documents.flatMap(of).length
    expect(
      documents.flatMap((document) => document.places).filter((place) => place.level === 'COMMUNITY'),
    ).toHaveLength(130)
    expect(count((document) => document.branches)).toBe(130)
    expect(count((document) => document.projects)).toBe(400)
    expect(count((document) => document.figures)).toBe(1500)
  })

  test.each<[string, (document: Draft) => string[]]>([
    ['story slugs', (document) => [document.story.slug]],
    ['paths', (document) => document.places.map((place) => place.path)],
    ['branch slugs', (document) => document.branches.map((branch) => branch.slug)],
    ['project slugs', (document) => document.projects.map((project) => project.slug)],
    ['indicators', (document) => document.indicators.map((indicator) => indicator.slug)],
  ])('names nothing twice: %s', (_, keys) => {
    const all = documents.flatMap(keys)
    expect(new Set(all).size).toBe(all.length)
  })

  test('states every place before another lies in it', () => {
    const stated = new Set<string | null>([null])
    for (const { path, parent } of documents.flatMap((document) => document.places)) {
      expect(stated).toContain(parent)
      stated.add(path)
    }
  })

  test('quotes each story exactly, and each display stands in its quote', () => {
    for (const document of documents) {
      const text = Array.from(plainText(document.story.body))
      for (const { evidence } of [
        ...document.figures,
        ...document.achievements,
        ...document.stars,
        ...document.mentions,
      ]) {
        expect(text.slice(evidence.start, evidence.end).join('')).toBe(evidence.quote)
      }
      for (const { display, evidence } of document.figures) expect(evidence.quote).toContain(display)
    }
  })

  test('says of every story that it is synthetic', () => {
    for (const { story } of documents) expect(story.kicker).toBe(MARK)
  })

  test('is the same for the same seed and another for another', () => {
    expect(drafts()).toEqual(documents)
    expect(drafts(2)).not.toEqual(documents)
  })
})
