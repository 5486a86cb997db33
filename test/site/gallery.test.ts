import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../../server/config.ts'
import type { Database } from '../../server/database/database.ts'
import { createHub, type Hub } from '../../server/hub.ts'
import { publish } from '../../server/publish/publish.ts'
import { loadBundle } from '../../server/render/bundle.ts'
import { compileSite } from '../../server/render/compile.ts'
import { Renderer } from '../../server/render/renderer.ts'
import { testDatabase } from '../hub.ts'
import { kept, phonePhoto, said } from '../pictures/photo.ts'
import { smallDraft } from '../publish/small-draft.ts'

let database: Database
let hub: Hub
let renderer: Renderer
let file: string
beforeAll(async () => {
  const config = readConfig({ PUBLIC_URL: 'https://fanxing.example' })
  database = await testDatabase()
  file = await kept(database, 'liuhu', await phonePhoto())
  await publish(
    database,
    smallDraft({ pictures: [said(file, { focus: { x: 0.25, y: 0.7 }, alt: '舞台" onerror="x' })] }),
  )
  hub = await createHub(database, config)
  renderer = new Renderer(await loadBundle(await compileSite()), hub.door, config.publicUrl)
})
afterAll(async () => {
  await hub.close()
  await database.close()
})

const htmlOf = async (path: string) => (await renderer.page(path))?.bytes.toString() ?? ''

test('pages of a project and of a community show the pictures of their stories, cropped around what each must keep', async () => {
  for (const path of ['/projects/lian-xin-jie/', '/places/liuhu/tongshuwang/']) {
    const html = await htmlOf(path)
    expect(html).toContain(`srcset="/pictures/${file}-400.avif 400w"`)
    const [image = ''] = /<img[^>]*object-position[^>]*>/.exec(html) ?? []
    expect(image).toContain(`src="/pictures/${file}-400.jpg"`)
    expect(image).toContain('width="400" height="600" loading="lazy"')
    expect(image).toMatch(/style="object-position: ?25% 70%"/)
    expect(image).not.toContain('" onerror')
    expect(html).toContain('鲁燕 摄')
  }
})

test('a story shows its pictures in its text, and names them for search engines', async () => {
  const html = await htmlOf('/stories/xiao-bao-dao/')
  expect(html).toContain(`"image":["https://fanxing.example/pictures/${file}-400.jpg",`)
  const [figure = ''] = /<figure class="picture">.*?<\/figure>/.exec(html) ?? []
  expect(figure).toContain(`src="/pictures/${file}-400.jpg"`)
  expect(figure).not.toContain('" onerror')
})
