import { expect, test } from 'vitest'
import { blocks } from '../../site/blocks.ts'

test('a story is cut into its paragraphs, each with the passages that begin in it', () => {
  const first = '<p>一<span id="c1" class="passage figure">近<a href="/figures/1/">10万元</a></span>。</p>'
  const second = '<ul>\n<li>二<br>三</li>\n<li><span id="m4-6" class="passage mention">四</span></li>\n</ul>'
  expect(blocks(`${first}\n${second}\n`)).toEqual([
    { html: first, ids: ['c1'] },
    { html: `\n${second}`, ids: ['m4-6'] },
  ])
})

test('nothing is lost, not even text outside paragraphs', () => {
  const html = '开头<p title="a > b">一</p>中间<hr><h2>二</h2>末尾'
  expect(
    blocks(html)
      .map((block) => block.html)
      .join(''),
  ).toBe(html)
})
