import { readFileSync } from 'node:fs'
import { create } from 'fontkitten'
import { describe, expect, test } from 'vitest'
import { coreCharacters } from '../../site/fonts/core-characters.ts'
import { songTexts } from '../../site/fonts/song-text.ts'
import { supplemented } from '../../site/fonts/supplement.ts'
import { webFont } from '../../site/fonts/typeface.ts'

const file = readFileSync(new URL('../../site/fonts/song.woff2', import.meta.url))
const page = (body: string) => `<!DOCTYPE html><html><head><title>页</title></head><body>${body}</body></html>`
const rangeOf = (html: string) =>
  [...html.matchAll(/U\+([0-9a-f]+)/g)].map(([, hex]) => String.fromCodePoint(parseInt(hex ?? '', 16)))

describe('the font that every page loads', () => {
  test('weighs less than 40 kB', () => expect(file.length).toBeLessThan(40_000))

  test('has every character of the list', () => {
    const font = create(file)
    if (font.isCollection) throw new Error('a single font was expected')
    const has = new Set(font.characterSet)
    expect([...coreCharacters].filter((character) => !has.has(character.codePointAt(0) ?? -1))).toEqual([])
  })

  test('is what npm run fonts makes', async () => {
    expect((await webFont([...coreCharacters].join(''))).equals(file)).toBe(true)
  })

  test('a character that the typeface lacks is named', async () => {
    await expect(webFont('中溵')).rejects.toThrow('溵')
  })
})

describe('text set in the Song', () => {
  test('is that of headings and of marked elements, whatever lies in them', () => {
    const html =
      '<h1 class="long">联<span>心</span>结<br>&amp;</h1><p>正文</p><p class="small song" title="a > b">注<b>文</b></p>尾'
    expect(songTexts(html).map(({ kind, text }) => [kind, text])).toEqual([
      ['h1 long', '联心结&'],
      ['p small song', '注文'],
    ])
  })

  test('is none of a script, a comment or an attribute', () => {
    expect(songTexts('<script>"<h1>甲</h1>"</script><!-- <h1>乙</h1> --><img alt="<h1>丙</h1>">')).toEqual([])
  })
})

describe('a page carries what its headings need beyond that', () => {
  test('nothing where they need nothing', async () => {
    const html = page('<h1>桐树王村</h1><p>豫</p>')
    expect(await supplemented(html)).toBe(html)
  })

  test('exactly the missing characters', async () => {
    const html = await supplemented(page('<h1>刁沟烩面</h1><p>铁</p>'))
    expect(rangeOf(html).sort()).toEqual([...'刁烩面'].sort())
  })

  test('a rare character of a village comes from its own file', async () => {
    const html = await supplemented(page('<h1>堌刁</h1>'))
    expect(html.match(/@font-face/g)).toHaveLength(2)
    expect(rangeOf(html).sort()).toEqual([...'刁堌'].sort())
  })

  test('a heading with a character that the typeface lacks is set in one face as a whole', async () => {
    const html = await supplemented(page('<h1>溵水</h1><h2>刁</h2>'))
    expect(html).toContain('<h1 data-system-song>')
    expect(rangeOf(html)).toEqual(['刁'])
  })

  test('where not all fits, the page’s own name does, and names that look alike go together', async () => {
    const name = (index: number) => `<p class="song">${String.fromCodePoint(0x5200 + index)}</p>`
    const list = `<p class="song">中</p>${Array.from({ length: 200 }, (_, index) => name(index)).join('')}`
    const html = await supplemented(page(`${list}<h1>刁烩面</h1><h3>刀</h3>`))
    expect(rangeOf(html).sort()).toEqual([...'刀刁烩面'].sort())
    expect(html.match(/<p data-system-song/g)).toHaveLength(201)
    expect(html.match(/data-system-song/g)).toHaveLength(201)
  })
})
