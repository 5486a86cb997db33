import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { seededSite } from '../seeded-hub.ts'
import { brokenLinks } from './links.ts'
import { heavyPages } from './weight.ts'

async function siteWith(files: Record<string, string | Buffer>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'fanxing-links-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
  return folder
}

let site: { folder: string; publicUrl: string }
beforeAll(async () => {
  site = await seededSite()
})

test('every link and anchor of the showcase leads somewhere', async () => {
  expect(await brokenLinks(site.folder, site.publicUrl)).toEqual([])
})

test('a link or anchor that leads nowhere is named', async () => {
  const folder = await siteWith({
    'index.html': `<p id="a">a</p><p id="a">a</p>
      <a href="/gone/">gone</a> <a href="#a">a</a> <a href="#b">b</a> <a href="page/#c1">c1</a> <a href="/page/#c2">c2</a>
      <a href="/page">no slash</a> <a href="https://elsewhere.test/x">elsewhere</a>
      <img src="/x.png" srcset="/a.svg 1x, /b.png 2x"><img src="/a.svg#f1"><img src="/a.svg#f2"><a href="/graphql">live</a>`,
    'page/index.html': '<meta property="og:image" content="https://here.test/share.png"><p id="c1">c</p>',
    'a.svg': '<svg><g id="f1"/></svg>',
  })
  expect(await brokenLinks(folder, 'https://here.test')).toEqual([
    '/ has the id a twice',
    '/ → /gone/',
    '/ → #b',
    '/ → /page/#c2',
    '/ → /page',
    '/ → /x.png',
    '/ → /b.png',
    '/ → /a.svg#f2',
    '/page/ → https://here.test/share.png',
  ])
})

test('every page is under 30 kB gzipped, and its fonts under 40 kB', async () => {
  expect(await heavyPages(site.folder)).toEqual([])
})

test('a page, a style and a font that are too heavy are named', async () => {
  const noise = (bytes: number) => randomBytes(bytes).toString('base64')
  const folder = await siteWith({
    'heavy/index.html': noise(40_000),
    'light/index.html': '<script>1</script><img src="/huge.png">',
    'styled/index.html': `<link rel="stylesheet" href="/site.css">${noise(16_000)}`,
    'site.css': `@font-face { src: url(/font.woff2) } /* ${noise(16_000)} */`,
    'font.woff2': randomBytes(41_000),
    'huge.png': randomBytes(99_000),
  })
  expect(await heavyPages(folder)).toEqual([
    expect.stringMatching(/^\/heavy\/ weighs 4\d{4} bytes$/),
    expect.stringMatching(/^\/styled\/ weighs 3\d{4} bytes$/),
    '/styled/ brings 41000 bytes of fonts',
  ])
})
