import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readSeeds } from '../../seeds/read.ts'
import { cleanHtml, cleanText } from '../../server/paste/clean.ts'
import { plainText } from '../../server/publish/plain-text.ts'

const kinds = (cleaned: { mended: { kind: string; count: number }[] }) =>
  Object.fromEntries(cleaned.mended.map(({ kind, count }) => [kind, count]))

describe('a newspaper page', () => {
  test('becomes the stories that a careful reader makes of it', async () => {
    const page = await readFile(new URL('../../seeds/newspaper-page.txt', import.meta.url), 'utf8')
    const sections = page.split(/^## .*$/m).slice(1)
    const stories = (await readSeeds()).map(({ story }) => story.body.trim())
    const cleaned = sections.map((section) => cleanText(section).byline)
    expect(cleaned.map((byline) => plainText(byline?.rest ?? ''))).toEqual(stories.map(plainText))
  })

  test('tells who wrote each of its stories, and all of them together', async () => {
    const page = await readFile(new URL('../../seeds/newspaper-page.txt', import.meta.url), 'utf8')
    const written = (await readSeeds()).map(({ story }) => story.byline)
    expect(
      page
        .split(/^## .*$/m)
        .slice(1)
        .map((section) => cleanText(section).byline?.words),
    ).toEqual(written)
    expect(cleanText(page).byline?.words).toBe('记者 鲁燕 文/图')
  })
})

describe('a byline', () => {
  const story = '近日，东湖街道把道路修好，群众都说好。'

  test.each([
    ['记者 鲁燕', '记者 鲁燕'],
    ['本报记者 王某 李某', '本报记者 王某 李某'],
    ['■本报记者 鲁燕 通讯员 李四 文/图', '本报记者 鲁燕 通讯员 李四 文/图'],
    ['文/张三', '文/张三'],
    ['文/图 张三', '文/图 张三'],
    ['文｜张三\n图｜李四', '文｜张三 图｜李四'],
    ['通讯员　李四', '通讯员 李四'],
    ['作者:张三', '张三'],
    ['（记者鲁燕 通讯员李四）', '记者 鲁燕 通讯员 李四'],
  ])('of its own, %s, is told and taken off the text', (line, words) => {
    expect(cleanText(`${story}\n${line}`).byline).toEqual({ words, rest: `${story}\n` })
    expect(cleanText(`${line}\n${story}`).byline).toEqual({ words, rest: `${story}\n` })
  })

  test('behind the last sentence is taken off it, also in HTML', () => {
    expect(cleanText(`${story} 记者 鲁燕 文/图`).byline).toEqual({ words: '记者 鲁燕 文/图', rest: `${story}\n` })
    expect(cleanHtml(`<p>${story}（记者 鲁燕）</p>`).byline).toEqual({ words: '记者 鲁燕', rest: `${story}\n` })
    expect(cleanHtml(`<p><b>记者&nbsp;鲁燕</b></p><p>${story}</p>`).byline?.rest).toBe(`${story}\n`)
  })

  test('within the first sentence is told and stays there', () => {
    const text = `本报讯（记者 鲁燕）${story}`
    expect(cleanText(text).byline).toEqual({ words: '记者 鲁燕', rest: `${text}\n` })
  })

  test('of two people is none of the whole', () => {
    expect(cleanText(`${story}\n记者 鲁燕\n${story}\n记者 王某`).byline).toBeNull()
  })

  test.each([
    '记者手记',
    '记者 手记',
    '记者 从街道获悉',
    '作者简介',
    '图/李四',
    '文 化 站',
    '记者看到',
    '来源：郑州日报',
    '记者 走进莲湖社区',
    '评论员 文章',
    '作者 联系方式',
    '文/图 记者鲁燕 编辑 王五',
  ])('is not read out of %s', (line) => expect(cleanText(`${story}\n${line}`).byline).toBeNull())
})

describe('a web page', () => {
  test.each(['<b>', '<b></i>', '<a href="/x">', '<b><p>', '<div>'])(
    'of %s in one another is refused, and at once',
    (tags) => {
      const start = performance.now()
      expect(() => cleanHtml(tags.repeat(20_000))).toThrow(expect.objectContaining({ code: 'TEXT_TOO_INVOLVED' }))
      expect(performance.now() - start).toBeLessThan(5000)
    },
  )

  test('may leave open what HTML lets it, and nest as deep as articles of editors on the web do', () => {
    const items = '<li>好<br>'.repeat(500)
    expect(cleanHtml(`<ul>${items}</ul>`).markdown.match(/好/g)).toHaveLength(500)
    expect(cleanHtml(`${'<section>'.repeat(60)}<p>好</p>${'</section>'.repeat(60)}`).markdown).toBe('好\n')
  })
})

test('what looks like a byline of ten thousand empty lines is none, and at once', () => {
  const start = performance.now()
  expect(cleanHtml(`<p>（${'<br>'.repeat(10_000)}x</p>`).byline).toBeNull()
  expect(performance.now() - start).toBeLessThan(5000)
})

describe('plain text', () => {
  test('keeps its headings, bylines and lists, and joins what was cut', () => {
    const text = '　　办好身边小事\r\n记者 某某\r\n\r\n近日,东湖街道把村里的道路修好,群众都\n说好。\n1. 修路\n2. 栽树'
    expect(cleanText(text)).toMatchObject({
      markdown: '办好身边小事\n\n记者 某某\n\n近日，东湖街道把村里的道路修好，群众都说好。\n\n1\\. 修路\n\n2\\. 栽树\n',
    })
    expect(kinds(cleanText(text))).toMatchObject({ LINES_JOINED: 1, MARKS_WIDENED: 2 })
  })

  test.each([
    ['近日,1,200户(约10:30)到场', '近日，1,200户（约10:30）到场'],
    ['他说:"好."', '他说：“好。”'],
    ['见 https://example.org/a?b=1,2', '见 <https://example.org/a?b=1,2>'],
    ['增长3.5%,即0.5', '增长3.5%，即0.5'],
    ['“5+X”行动', '“5+X”行动'],
  ])('%s', (text, clean) => {
    expect(cleanText(text).markdown.trim()).toBe(clean.replace(/^见 <(.*)>$/, '见 $1'))
  })

  test('of any sort has the same words afterwards', () => {
    const word = fc.constantFrom(
      '中原',
      '3,000',
      '，',
      ',',
      '\n',
      '\n\n',
      ' ',
      '　',
      '"',
      '*',
      '_',
      '#',
      '<b>',
      '(',
      ')',
      'ab',
      '。',
    )
    const words = (text: string) => text.replaceAll(/[^\p{L}\p{N}]/gu, '')
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (parts) => {
        const text = parts.join('')
        expect(words(plainText(cleanText(text).markdown))).toBe(words(text))
      }),
    )
  })
})

describe('HTML', () => {
  test('of Word loses its markup and keeps its words', () => {
    const html =
      '<style>p{}</style><p class="MsoNormal" style="x"><b>近日</b>,东湖街道<span>打通</span>3条道路.<o:p></o:p></p>' +
      '<p>&nbsp;</p><script>alert(1)</script><ul><li>修路</li></ul>'
    expect(cleanHtml(html).markdown).toBe('**近日**，东湖街道打通3条道路。\n\n- 修路\n')
  })

  test('of a WeChat article tells of the pictures and tables that it leaves out', () => {
    const html =
      '<section><p>甲</p><img src="https://mmbiz.example/a.png"><img alt="合影"><table><tr><td>1</td></tr></table></section>'
    const cleaned = cleanHtml(html)
    expect(cleaned.markdown).toBe('甲\n')
    expect(kinds(cleaned)).toEqual({ PICTURES_LEFT_OUT: 2, TABLES_LEFT_OUT: 1 })
    expect(cleaned.mended[0]?.example).toBe('https://mmbiz.example/a.png')
    expect(cleaned.missing).toEqual(['https://mmbiz.example/a.png', '合影'])
  })

  test('keeps the place of a picture that is brought along, and of no other', () => {
    const html =
      '<p>甲</p><p><img src="pasted:0" alt="合影"></p><img data-src="https://mmbiz.example/b.png"><img src="pasted:x"><p>乙</p>'
    const { markdown, missing } = cleanHtml(html)
    expect(markdown).toBe('甲\n\n![合影](pasted:0)\n\n乙\n')
    expect(missing).toEqual(['https://mmbiz.example/b.png', 'pasted:x'])
  })

  test('holds no script afterwards, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (noise) => {
        const { markdown } = cleanHtml(`${noise}<script>x</script><img src=x onerror=alert(1)>${noise}`)
        expect(markdown).not.toContain('onerror=alert')
      }),
    )
  })
})
