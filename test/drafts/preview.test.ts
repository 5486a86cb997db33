import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readSeeds } from '../../seeds/read.ts'
import { readConfig } from '../../server/config.ts'
import type { Database } from '../../server/database/database.ts'
import { Previews } from '../../server/drafts/preview.ts'
import { createHub, type Hub } from '../../server/hub.ts'
import { publish } from '../../server/publish/publish.ts'
import { loadBundle } from '../../server/render/bundle.ts'
import { compileSite } from '../../server/render/compile.ts'
import { Renderer } from '../../server/render/renderer.ts'
import { testDatabase } from '../hub.ts'

let database: Database
let hub: Hub
let previews: Previews
let renderer: Renderer
const [first, ...others] = await readSeeds()
if (first === undefined) throw new Error('There are no seeds')
beforeAll(async () => {
  database = await testDatabase()
  for (const draft of others) await publish(database, draft)
  const config = readConfig({ PUBLIC_URL: 'https://fanxing.example' })
  hub = await createHub(database, config)
  const bundle = await loadBundle(await compileSite())
  previews = new Previews(database, hub, bundle, config)
  renderer = new Renderer(bundle, hub.door, config.publicUrl)
})
afterAll(async () => {
  await hub.close()
  await database.close()
})

const story = `/stories/${first.story.slug}/`
const withoutIds = (page: { bytes: Buffer } | null) => page?.bytes.toString().replace(/[/#"]?c?\d+/g, '')

describe('a preview', () => {
  test('shows the story and its projects as they will be, and leaves nothing behind', async () => {
    const before = await database.rows('select (select count(*) from revision) r, (select count(*) from outbox) o')
    const [page, project] = await Promise.all([
      previews.page(first, story),
      previews.page(first, '/projects/lian-xin-jie/'),
    ])
    expect(page?.bytes.toString()).toContain(first.story.title)
    expect(project?.bytes.toString()).toContain('联心结')
    expect(await database.rows('select (select count(*) from revision) r, (select count(*) from outbox) o')).toEqual(
      before,
    )
    expect(await renderer.page(story)).toBeNull()
    await publish(database, first)
    expect(withoutIds(await renderer.page(story))).toBe(withoutIds(page))
  })

  test('is refused for what could not be published, and the next one works', async () => {
    const figures = first.figures.map((figure) => ({ ...figure, display: '没有的数' }))
    await expect(previews.page({ ...first, figures }, story)).rejects.toThrow(/没有的数/)
    expect(await previews.page(first, '/nothing-here/')).toBeNull()
    expect(await previews.page(first, story)).not.toBeNull()
  })
})
