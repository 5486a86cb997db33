import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PictureSaid } from '../../schema/draft.ts'
import type { Config } from '../../server/config.ts'
import type { Database } from '../../server/database/database.ts'
import { publish } from '../../server/publish/publish.ts'
import { withdraw } from '../../server/publish/withdraw.ts'
import { filesBelow } from '../../server/render/tree.ts'
import { testDatabase } from '../hub.ts'
import { smallDraft } from '../publish/small-draft.ts'
import { expectExported, scratchConfig } from '../render/fixture.ts'
import { fixtureBundle } from '../render/fixture-bundle.ts'
import { RunningSite } from '../render/running-site.ts'
import { kept, phonePhoto, said } from './photo.ts'

let database: Database
let config: Config
let remove: () => Promise<void>
let site: RunningSite
let file: string
beforeAll(async () => {
  database = await testDatabase()
  const scratch = await scratchConfig()
  config = scratch.config
  remove = scratch.remove
  await publish(database, smallDraft())
  file = await kept(database, 'liuhu', await phonePhoto())
  site = await RunningSite.start(database, config, await fixtureBundle())
  await site.publisher.settled()
})
afterAll(async () => {
  await site.stop()
  await database.close()
  await remove()
})

const files = async () => (await filesBelow(site.file(''))).filter((name) => name.startsWith('pictures/')).sort()
const withPictures = (...pictures: PictureSaid[]) => smallDraft({ pictures })
const refusal = (...pictures: PictureSaid[]) =>
  publish(database, withPictures(...pictures)).then(
    () => 'published',
    ({ code, message }: { code: string; message: string }) => `${code}: ${message}`,
  )

describe('a picture of a story', () => {
  test('without words, author, answer or consent is refused by name, and so is one of another place', async () => {
    expect(await refusal(said(file, { alt: ' ' }))).toMatch(/^DRAFT_INVALID.*\npictures\[0\]\.alt: is missing/)
    expect(await refusal(said(file, { credit: '' }))).toMatch(/^DRAFT_INVALID.*\npictures\[0\]\.credit: is missing/)
    expect(await refusal(said(file, { minors: true }))).toMatch(/^DRAFT_INVALID.*\npictures\[0\]\.consent: is missing/)
    const { minors: _, ...unanswered } = said(file)
    expect(await refusal(unanswered as PictureSaid)).toMatch(/pictures\[0\]\.minors: must be answered/)
    expect(await refusal(said(file), said(file))).toMatch(/pictures\[1\]: .* is there already/)
    const elsewhere = await kept(database, 'other', await phonePhoto(300, 200))
    expect(await refusal(said(elsewhere))).toMatch(/^PICTURE_UNKNOWN: pictures\[0\]: 村民/)
    const draft = smallDraft()
    const body = `${draft.story.body}\n\n![图](picture:${file})`
    await expect(publish(database, { ...draft, story: { ...draft.story, body } })).rejects.toThrow(
      `story.body: shows the picture ${file}`,
    )
    expect(await files()).toEqual([])
  })

  test('goes live with it as files, in the API and in its text, which stays the same', async () => {
    const draft = withPictures(said(file, { caption: '广场舞', minors: true, consent: '家长张三，电话同意' }))
    const body = draft.story.body.replace('\n\n', `\n\n![图](picture:${file})\n\n`)
    await publish(database, { ...draft, story: { ...draft.story, body } })
    await site.publisher.settled()
    expect(await files()).toEqual(['avif', 'jpg', 'webp'].map((ending) => `pictures/${file}-400.${ending}`))
    const asked = `{ story(slug: "xiao-bao-dao") { text html pictures { alt credit caption width height focusX url srcset } } }`
    const { data } = JSON.parse((await site.hub.door.ask(asked, {})).bytes.toString())
    const address = `https://fanxing.example/pictures/${file}-400`
    expect(data.story.pictures).toEqual([
      {
        alt: '村民在广场上跳舞',
        credit: '鲁燕 摄',
        caption: '广场舞',
        width: 400,
        height: 600,
        focusX: 0.5,
        url: `${address}.jpg`,
        srcset: `${address}.avif 400w`,
      },
    ])
    expect(data.story.text).not.toContain('图')
    expect(data.story.html.replaceAll(/<(?!figure|img|\/figure)[^>]*>/g, '')).toMatch(
      /^柳湖街道有桐树王村。\n*<figure class="picture"><img [^>]*alt="村民在广场上跳舞"[^>]*>广场舞鲁燕 摄<\/figure>\n*桐树王村/,
    )
    expect(JSON.stringify(data)).not.toContain('张三')
  })

  test('is exported with the site, and survives a restart and a lost file', async () => {
    const bundle = await fixtureBundle()
    await expectExported(site.file(''), database, config, bundle)
    const before = readFileSync(join(site.file(''), `pictures/${file}-400.avif`))
    await site.stop()
    rmSync(join(site.file(''), `pictures/${file}-400.avif`))
    site = await RunningSite.start(database, config, bundle)
    await site.publisher.settled()
    expect(readFileSync(join(site.file(''), `pictures/${file}-400.avif`))).toEqual(before)
  })

  test('goes from readers with the story, and comes back with it', async () => {
    await withdraw(database, 'xiao-bao-dao', { reason: '试' })
    await site.publisher.settled()
    expect(await files()).toEqual([])
    await publish(database, withPictures(said(file)))
    await site.publisher.settled()
    expect(await files()).toHaveLength(3)
    await publish(database, smallDraft())
    await site.publisher.settled()
    expect(await files()).toEqual([])
  })
})
