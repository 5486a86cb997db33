import fc from 'fast-check'
import { describe, test } from 'vitest'
import { readSeeds } from '../../seeds/read.ts'
import { loadBundle } from '../../server/render/bundle.ts'
import { compileSite } from '../../server/render/compile.ts'
import { stepsAbout, World } from '../render/world.ts'

const RUNS = Number(process.env.FANXING_SITE_SERIES_RUNS ?? 1)

describe('the showcase of the seeds', () => {
  test('is after any series of edits, withdrawals and kills what a full export writes', {
    timeout: 240_000 * RUNS,
  }, async () => {
    const bundle = await loadBundle(await compileSite())
    const drafts = await readSeeds()
    const stories = drafts.map(({ story }) => story.slug)
    // Shrinking would render the whole site many times over; the steps that failed are told all the same.
    const series = fc.array(stepsAbout(stories, 0), { minLength: 10, maxLength: 16 })
    const property = fc.asyncProperty(series, async (steps) => {
      const world = await World.create(bundle, drafts)
      try {
        for (const step of steps) await world.take(step)
        await world.expectWhole()
      } finally {
        await world.close()
      }
    })
    await fc.assert(property, { numRuns: RUNS, endOnFailure: true })
  })
})
