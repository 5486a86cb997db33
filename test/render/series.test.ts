import fc from 'fast-check'
import { beforeAll, describe, test } from 'vitest'
import type { Bundle } from '../../server/render/bundle.ts'
import { fixtureBundle } from './fixture-bundle.ts'
import { stepsAbout, World } from './world.ts'

const RUNS = Number(process.env.FANXING_SERIES_RUNS ?? 4)

let bundle: Bundle
beforeAll(async () => {
  bundle = await fixtureBundle()
})

describe('after any series of publications, corrections, renames, moves and withdrawals', () => {
  let world: World

  test('with kills between any two steps, the tree is what a full export writes', {
    timeout: 120_000 * RUNS,
  }, async () => {
    const series = fc.array(stepsAbout(['story-a', 'story-b', 'story-c'], 3), { minLength: 4, maxLength: 18 })
    const property = fc
      .asyncProperty(series, async (steps) => {
        for (const step of steps) await world.take(step)
        await world.expectWhole()
      })
      .beforeEach(async () => {
        world = await World.create(bundle)
      })
      .afterEach(() => world.close())
    await fc.assert(property, { numRuns: RUNS })
  })
})
