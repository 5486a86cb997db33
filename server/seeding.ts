/** A hub that holds nothing else gets the seeds, through the same door as everything. */
import { readSeeds } from '../seeds/read.ts'
import type { Database } from './database/database.ts'
import { publish } from './publish/publish.ts'

/**
 * Publishes the seeds that are missing, as long as nothing but seeds was ever published, each once: so a first start that
 * was cut short is carried on, and a seed that was withdrawn or corrected is left alone. Gives how many.
 */
export async function seedEmptyHub(database: Database, onSeed: (done: number, total: number) => void): Promise<number> {
  const revisions = await database.rows<{ slug: string; version: number }>('select slug, version from revision')
  if (revisions.some(({ version }) => version > 1)) return 0
  const seeds = await readSeeds()
  const slugs = new Set(seeds.map(({ story }) => story.slug))
  if (revisions.some(({ slug }) => !slugs.has(slug))) return 0
  const published = new Set(revisions.map(({ slug }) => slug))
  const missing = seeds.filter(({ story }) => !published.has(story.slug))
  for (const [at, seed] of missing.entries()) {
    await publish(database, seed)
    onSeed(at + 1, missing.length)
  }
  return missing.length
}
