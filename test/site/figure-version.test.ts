import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../../server/config.ts'
import type { Database } from '../../server/database/database.ts'
import { createHub, type Hub } from '../../server/hub.ts'
import { publish } from '../../server/publish/publish.ts'
import { withdraw } from '../../server/publish/withdraw.ts'
import { loadBundle } from '../../server/render/bundle.ts'
import { compileSite } from '../../server/render/compile.ts'
import { Renderer } from '../../server/render/renderer.ts'
import { testDatabase } from '../hub.ts'
import { smallDraft, withFigure } from '../publish/small-draft.ts'

let database: Database
let hub: Hub
let renderer: Renderer

beforeAll(async () => {
  const config = readConfig({ PUBLIC_URL: 'https://fanxing.example' })
  database = await testDatabase()
  hub = await createHub(database, config)
  renderer = new Renderer(await loadBundle(await compileSite()), hub.door, config.publicUrl)
})
afterAll(async () => {
  await hub?.close()
  await database?.close()
})

const pageOf = async (path: string) => (await renderer.page(path))?.bytes.toString()

test('the page of a version keeps its bytes through corrections, renamings, rewriting and withdrawal', async () => {
  await publish(database, smallDraft())
  const [figure] = await database.rows<{ id: number }>("select id from figure where indicator_slug = 'income'")
  const address = `/figures/${figure?.id}@1/`
  const first = await pageOf(address)
  expect(first).toContain('240')

  const corrected = withFigure({ value: 2_500_000, qualifier: 'NEARLY' })
  corrected.places = corrected.places.map((place) => ({ ...place, name: `新${place.name}` }))
  corrected.indicators = corrected.indicators.map((indicator) => ({ ...indicator, name: `新${indicator.name}` }))
  corrected.story = { ...corrected.story, title: '改了题目', body: `${corrected.story.body}又添一句。` }
  await publish(database, corrected, { reason: '笔误' })
  expect(await pageOf(address)).toBe(first)
  expect(await pageOf(`/figures/${figure?.id}@2/`)).toContain('更正原因')
  const present = await pageOf(`/figures/${figure?.id}/`)
  expect(present).toContain('新集体年收入')
  expect(present).toContain(address)

  await withdraw(database, 'xiao-bao-dao', { reason: '核实' })
  expect(await pageOf(address)).toContain('这个数字已经随报道撤下')
  await publish(database, corrected)
  expect(await pageOf(address)).toBe(first)
})
