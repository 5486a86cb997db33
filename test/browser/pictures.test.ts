/** Pictures and documents in the studio: brought along, told of, refused, and seen by readers. */
import { strToU8, zipSync } from 'fflate'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { phonePhoto } from '../pictures/photo.ts'
import { findings, overflowing } from './findings.ts'
import { openShowcase, type Showcase } from './showcase.ts'
import { invite, mutate, setUp, signedIn } from './staff.ts'

const place = 'zhongyuan/zhongyuanxilu'
const title = '广场上的新舞台'

let showcase: Showcase
let writer: Page
let publisher: Page
beforeAll(async () => {
  showcase = await openShowcase()
  const chief = await setUp(showcase)
  await mutate(chief, 'mutation { setReviewStages(place: "zhongyuan", stages: 1) { errors { message } } }')
  await invite(chief, 'writer', 'CONTRIBUTOR', place)
  await invite(chief, 'publisher', 'PUBLISHER', place)
  writer = await signedIn(showcase, 'writer')
  publisher = await signedIn(showcase, 'publisher')
})
afterAll(() => showcase?.close())

async function flaws(page: Page): Promise<string[]> {
  return [...(await findings(page)), ...(await overflowing(page))]
}

async function begin(title: string): Promise<void> {
  await writer.goto(`${showcase.address}/studio/`)
  await writer.getByLabel('标题', { exact: true }).fill(title)
  await writer.getByRole('button', { name: '开始写' }).press('Enter')
  await writer.waitForURL('**/studio/write/?id=*')
  await writer.locator('.cm-content').waitFor()
}

const saved = () => writer.locator('#saved', { hasText: '已保存' }).waitFor()
const picture = (number: number) => writer.locator('#pictures > li').nth(number - 1)

async function tell(item: Locator, alt: string): Promise<void> {
  await item.getByLabel('图上是什么').fill(alt)
  await item.getByLabel('作者或来源').fill('鲁燕 摄')
  await item.getByLabel('不能').check()
}

/** Drops a file onto the text, as from the desktop. */
async function drop(page: Page, name: string, type: string, bytes: Buffer): Promise<void> {
  const transfer = await page.evaluateHandle(
    ({ name, type, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
      const transfer = new DataTransfer()
      transfer.items.add(new File([bytes], name, { type }))
      return transfer
    },
    { name, type, base64: bytes.toString('base64') },
  )
  await page.dispatchEvent('.cm-content', 'drop', { dataTransfer: transfer })
}

/** Puts HTML and a picture of one's own screen into the clipboard. */
function copyPicture(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const canvas = document.createElement('canvas')
    canvas.getContext('2d')?.fillRect(0, 0, 90, 60)
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
    if (blob) await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })])
  })
}

test('a picture is chosen, dropped or pasted, shown in the text, and told of before it can be submitted', async () => {
  await begin(title)
  await writer.locator('.cm-content').click()
  await writer.keyboard.type('今天，社区的广场上搭起了新舞台。')
  const photo = { name: 'IMG_0001.heic', mimeType: 'image/jpeg', buffer: await phonePhoto() }
  await writer.locator('#picture-files').setInputFiles(photo)
  await writer.locator('.cm-content .in-text img').waitFor()
  await drop(writer, '舞台.png', 'image/jpeg', await phonePhoto(500, 300))
  await picture(2).waitFor()
  await copyPicture(writer)
  await writer.locator('.cm-content').focus()
  await writer.keyboard.press('Control+V')
  await picture(3).waitFor()
  await saved()
  expect(await flaws(writer)).toEqual([])

  await writer.getByRole('button', { name: '提交审核' }).press('Enter')
  await writer.locator('#problems').getByText('图片 1：还没有写图上是什么').waitFor()
  await tell(picture(1), '村民在舞台上唱歌')
  await picture(1).getByLabel('能', { exact: true }).check()
  await picture(1).getByLabel('监护人的同意').fill('家长张三，今天上午，口头同意')
  await picture(1)
    .locator('img')
    .click({ position: { x: 10, y: 10 } })
  await tell(picture(2), '新舞台')
  await picture(2).getByLabel('图说').fill('新舞台搭好了')
  await picture(3).getByRole('button', { name: '删去这张' }).press('Enter')
  await writer.getByText('都改好了，可以提交了').waitFor()
  expect(await writer.locator('#problems').isVisible()).toBe(false)
  await saved()
  await writer.reload()
  await picture(2).waitFor()
  expect(await picture(1).getByLabel('图上是什么').inputValue()).toBe('村民在舞台上唱歌')
  expect(await writer.locator('.cm-content .in-text').count()).toBe(2)
})

test('what is no picture, too large or a bomb is refused in words, and what was written stays', async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  await writer.locator('#picture-files').setInputFiles({ name: '图.jpg', mimeType: 'image/jpeg', buffer: svg })
  await writer.locator('#pictures').getByText('不是能用的图片').waitFor()
  await writer.getByRole('button', { name: '不要', exact: true }).last().press('Enter')
  // A computer that does not know the form says nothing of it.
  const heic = Buffer.concat([Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), Buffer.alloc(400)])
  await drop(writer, 'IMG_0002.HEIC', '', heic)
  await writer.locator('#pictures').getByText('设置 › 相机 › 格式').waitFor()
  await writer.getByRole('button', { name: '不要', exact: true }).last().press('Enter')
  const large = { name: '大图.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(21 * 1024 * 1024) }
  await writer.locator('#picture-files').setInputFiles(large)
  await writer.locator('#pictures').getByText('最多 20 MB').waitFor()
  await writer.getByRole('button', { name: '不要', exact: true }).last().press('Enter')
  const bomb = Buffer.from(zipSync({ 'word/document.xml': new Uint8Array(210 * 1024 * 1024) }, { level: 1 }))
  await writer.locator('#file').setInputFiles({ name: '炸弹.docx', mimeType: '', buffer: bomb })
  await writer.locator('#cleaned').getByText('解开后太大').waitFor()
  await writer.locator('#leave-pasted').press('Enter')
  expect(await writer.locator('#pictures > li').count()).toBe(2)
})

test('it is published with its pictures, which the public page shows and strangers could not see before', async () => {
  const [shown] = await writer
    .locator('.in-text img')
    .evaluateAll((images) => images.map((image) => image.getAttribute('src')))
  const stranger = await showcase.newPage()
  expect((await stranger.goto(`${showcase.address}${shown}`))?.status()).toBe(404)
  await writer.getByRole('button', { name: '提交审核' }).press('Enter')
  await writer.locator('#state', { hasText: '审核中' }).waitFor()
  await publisher.goto(writer.url())
  await publisher.locator('#pictures').getByText('在正文里').first().waitFor()
  await publisher.getByRole('button', { name: '手机上的样子' }).click()
  const previewed = publisher.frameLocator('#preview').locator('figure img')
  await expect
    .poll(() => previewed.first().evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth))
    .toBeGreaterThan(0)
  await publisher.getByRole('button', { name: '审核通过' }).press('Enter')
  await publisher.getByRole('button', { name: '发布', exact: true }).press('Enter')
  await publisher.getByText('已上线').waitFor()
  await publisher.getByRole('link', { name: '看公开的页面' }).click()
  const figure = publisher.locator('figure.picture', { hasText: '新舞台搭好了' })
  expect(await figure.getByAltText('新舞台').getAttribute('loading')).toBe('lazy')
  expect(await figure.textContent()).toContain('鲁燕 摄')
  await figure.scrollIntoViewIfNeeded()
  await expect
    .poll(() => figure.locator('img').evaluate((image) => image instanceof HTMLImageElement && image.currentSrc))
    .toMatch(/\/pictures\/[\da-f]{32}-\d+\.avif$/)
  expect(await publisher.content()).not.toContain('张三')
  expect(await flaws(publisher)).toEqual([])
})

test('a Word document, an old text file and a web page bring their words and pictures, and name those that are missing', async () => {
  await begin('带来的文件')
  await drop(writer, '通讯.docx', '', await wordDocument(await phonePhoto(300, 200)))
  await writer.locator('#mended').getByText('带进来 1 张图片').waitFor()
  expect(await writer.locator('#cleaned').textContent()).toContain('近日，社区')
  await writer.locator('#take-pasted').press('Enter')
  await picture(1).waitFor()
  expect(await picture(1).getByLabel('图上是什么').inputValue()).toBe('合影')
  await writer.locator('.cm-content', { hasText: '修好了3条路' }).waitFor()

  // 柳湖 in GB 18030.
  const old = Buffer.from('c1f8bafe', 'hex')
  await writer.locator('#file').setInputFiles({ name: '旧稿.txt', mimeType: 'text/plain', buffer: old })
  await writer.locator('#cleaned').getByText('柳湖').waitFor()

  const data = `data:image/jpeg;base64,${(await phonePhoto(200, 100)).toString('base64')}`
  const html = `<p>甲</p><img src="${data}"><img src="https://mmbiz.example/a.png">`
  await writer.locator('#file').setInputFiles({ name: '文章.html', mimeType: '', buffer: Buffer.from(html) })
  await writer.locator('#mended').getByText('缺一张图片，请另存后拖进来：https://mmbiz.example/a.png').waitFor()
  await writer.locator('#take-pasted').press('Enter')
  await picture(2).waitFor()
  await saved()
})

/** A document as Word writes it: two paragraphs with a picture between them. */
async function wordDocument(photo: Buffer): Promise<Buffer> {
  const office = 'http://schemas.openxmlformats.org'
  const relation = `${office}/officeDocument/2006/relationships`
  const drawing = `<w:drawing><wp:inline><wp:docPr id="1" name="图" descr="合影"/><a:graphic><a:graphicData uri="${office}/drawingml/2006/picture"><pic:pic><pic:blipFill><a:blip r:embed="rId1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>`
  const run = (inner: string) => `<w:p><w:r>${inner}</w:r></w:p>`
  const document = `<w:document xmlns:w="${office}/wordprocessingml/2006/main" xmlns:r="${relation}" xmlns:wp="${office}/drawingml/2006/wordprocessingDrawing" xmlns:a="${office}/drawingml/2006/main" xmlns:pic="${office}/drawingml/2006/picture"><w:body>${run('<w:t>近日,社区</w:t>')}${run(drawing)}${run('<w:t>修好了3条路。</w:t>')}</w:body></w:document>`
  const relations = (lines: string) =>
    `<Relationships xmlns="${office}/package/2006/relationships">${lines}</Relationships>`
  const types = `<Types xmlns="${office}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="jpeg" ContentType="image/jpeg"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
  return Buffer.from(
    zipSync({
      '[Content_Types].xml': strToU8(types),
      '_rels/.rels': strToU8(
        relations(`<Relationship Id="rId1" Type="${relation}/officeDocument" Target="word/document.xml"/>`),
      ),
      'word/document.xml': strToU8(document),
      'word/_rels/document.xml.rels': strToU8(
        relations(`<Relationship Id="rId1" Type="${relation}/image" Target="media/image1.jpeg"/>`),
      ),
      'word/media/image1.jpeg': photo,
    }),
  )
}
