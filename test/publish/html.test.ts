import fc from 'fast-check'
import type { Element, Nodes, Root } from 'hast'
import rehypeParse from 'rehype-parse'
import { unified } from 'unified'
import { describe, expect, test } from 'vitest'
import { type MarkedPassage, storyHtml } from '../../server/publish/html.ts'
import { plainText } from '../../server/publish/plain-text.ts'

const parse = (html: string): Root => unified().use(rehypeParse, { fragment: true }).parse(html)
const textOf = (node: Nodes): string =>
  node.type === 'text' ? node.value : 'children' in node ? node.children.map(textOf).join('') : ''
const elements = (node: Nodes): Element[] =>
  'children' in node
    ? node.children.flatMap((child) => (child.type === 'element' ? [child, ...elements(child)] : []))
    : []
const marked = (html: string, id: string) =>
  elements(parse(html))
    .filter((one) => one.properties.id === id || one.properties.dataPassage === id)
    .map(textOf)
    .join('')
const slice = (text: string, start: number, end: number) => [...text].slice(start, end).join('')
const passage = (id: string, start: number, end: number): MarkedPassage => ({ id, kind: 'figure', start, end })

describe('plain text', () => {
  test('joins blocks by a line feed and leaves marks out', () => {
    expect(plainText('# 题\n\n一**二**三\n\n- 甲\n- 乙\n\n> 引')).toBe('题\n一二三\n甲\n乙\n引')
  })
})

describe('story html', () => {
  test('nests a passage within a longer one and links the words inside', () => {
    const html = storyHtml(
      '集体年收入达240万元。',
      [passage('c1', 0, 12), passage('c2', 6, 11)],
      [{ href: '/figures/2/', start: 6, end: 11 }],
    )
    expect(html).toBe(
      '<p><span id="c1" class="passage figure">集体年收入达<span id="c2" class="passage figure">' +
        '<a href="/figures/2/">240万元</a></span>。</span></p>',
    )
  })

  test('cuts a passage that overlaps another and says which it belongs to', () => {
    const html = storyHtml('甲乙丙丁', [passage('c1', 0, 3), passage('c2', 2, 4)], [])
    expect(html).toBe(
      '<p><span id="c1" class="passage figure">甲乙<span id="c2" class="passage figure">丙</span></span>' +
        '<span class="passage figure" data-passage="c2">丁</span></p>',
    )
  })

  test('puts no link within a link', () => {
    const html = storyHtml(
      '[甲乙](https://example.org)丙',
      [],
      [
        { href: '/a/', start: 0, end: 2 },
        { href: '/b/', start: 2, end: 3 },
      ],
    )
    expect(html).toBe('<p><a href="https://example.org">甲乙</a><a href="/b/">丙</a></p>')
  })

  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[x](javascript:alert(1))',
    '![x](https://elsewhere.example/x.png)',
    '<svg onload=alert(1)>',
    '<a href="data:text/html,x">x</a>',
    '<iframe src="https://elsewhere.example"></iframe>',
  ])('lets nothing run or load from %s', (markdown) => {
    for (const { tagName, properties } of elements(parse(storyHtml(markdown, [], [])))) {
      expect(['p', 'a']).toContain(tagName)
      expect(Object.keys(properties).filter((name) => name !== 'href')).toEqual([])
      expect(String(properties.href ?? '')).not.toMatch(/^(javascript|data):/)
    }
  })

  const words = fc.stringMatching(/^[甲乙丙丁0-9𠮷，。]{1,12}$/u)
  const markdown = fc
    .array(
      fc.oneof(
        words,
        words.map((one) => `**${one}**后`),
        words.map((one) => `- ${one}\n- 二${one}`),
        words.map((one) => `> ${one}`),
        words.map((one) => `[${one}](https://example.org)前`),
      ),
      { minLength: 1, maxLength: 6 },
    )
    .map((blocks) => blocks.join('\n\n'))
  const spans = fc.array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 20 })), { maxLength: 8 })

  test('says what the plain text says, each passage exactly its words', () => {
    fc.assert(
      fc.property(markdown, spans, spans, (body, marks, links) => {
        const text = plainText(body)
        const size = [...text].length
        const inside = ([start, length]: [number, number]) => ({ start, end: Math.min(size, start + length) })
        const passages = marks
          .map(inside)
          .filter(({ start, end }) => start < end)
          .map((span, index) => ({ ...span, id: `c${index}`, kind: 'mention' as const }))
        const html = storyHtml(
          body,
          passages,
          links.map(inside).map((span) => ({ ...span, href: '/x/' })),
        )
        expect(plainText(body)).toBe(text)
        expect(textOf(parse(html)).replaceAll('\n', '')).toBe(text.replaceAll('\n', ''))
        const ids = elements(parse(html)).flatMap((one) => one.properties.id ?? [])
        expect(new Set(ids).size).toBe(ids.length)
        for (const { id, start, end } of passages) {
          expect(marked(html, id)).toBe(slice(text, start, end).replaceAll('\n', ''))
        }
        for (const link of elements(parse(html)).filter((one) => one.tagName === 'a')) {
          expect(elements(link).filter((one) => one.tagName === 'a')).toEqual([])
        }
      }),
      { numRuns: 300 },
    )
  })
})
