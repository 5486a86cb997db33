import { expect, test } from 'vitest'
import { readFigures } from '../../server/reading/read-figures.ts'
import { readCorpus } from './corpus.ts'
import { f1, score, told } from './score.ts'

const passages = await readCorpus()

test('the figures of the corpus are read, and its other numbers are not', () => {
  const whole = score(passages, readFigures)
  const kinds = [...new Set(passages.map(({ kind }) => kind))].sort()
  const lines = kinds.map((kind) =>
    told(
      kind,
      score(
        passages.filter((one) => one.kind === kind),
        readFigures,
      ),
    ),
  )
  process.stdout.write(`${[...lines, told('all', whole)].join('\n')}\n`)
  expect(passages.length).toBeGreaterThanOrEqual(60)
  expect(f1(whole.right, whole)).toBeGreaterThanOrEqual(0.95)
  expect(f1(whole.qualified, whole)).toBeGreaterThanOrEqual(0.9)
  expect(whole.misread / whole.notFigures).toBeLessThan(0.03)
})

test('a reader that takes every number for a figure, and one that reads nothing, would fail', () => {
  const everything = score(passages, (text) => readFigures(text.replace(/[年月日号第]/g, '个')))
  expect(everything.misread / everything.notFigures).toBeGreaterThan(0.1)
  const nothing = score(passages, () => [])
  expect(f1(nothing.right, nothing)).toBe(0)
})
