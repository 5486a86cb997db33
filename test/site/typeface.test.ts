import { create } from 'fontkitten'
import { describe, expect, test } from 'vitest'
import { covers, subsetsOf } from '../../site/fonts/typeface.ts'

const charactersOf = (data: Buffer) => {
  const font = create(data)
  if (font.isCollection) throw new Error('a single font was expected')
  // 0xffff ends the font's own table.
  return font.characterSet
    .filter((codePoint) => codePoint !== 0xffff)
    .map((codePoint) => String.fromCodePoint(codePoint))
}

describe('the typeface', () => {
  test('knows what it has', () => {
    for (const character of '中原柳湖0%“”堌崾') expect(covers(character), character).toBe(true)
    for (const character of '𨙸溵😀\t\u200b') expect(covers(character), character).toBe(false)
  })

  test('a subset has the characters of the text and no other', async () => {
    const [subset] = await subsetsOf('三王庄村三王庄')
    expect(subset && charactersOf(subset.data).sort()).toEqual([...new Set('三王庄村')].sort())
  })

  test('rare characters come from files of their own, unknown ones from none', async () => {
    const subsets = await subsetsOf('堌村𨙸')
    expect(subsets.map(({ characters }) => characters)).toEqual([['村'], ['堌']])
    for (const { data, characters } of subsets) expect(charactersOf(data)).toEqual(characters)
    expect(await subsetsOf('𨙸')).toEqual([])
  })

  test('gives the same bytes for the same characters, whatever was asked before', async () => {
    const [first] = await subsetsOf('联心结')
    await Promise.all(['红色厨房', '豫桐', '刁沟烩面'].map(subsetsOf))
    const [again] = await subsetsOf('结心联')
    expect(first && again && first.data.equals(again.data)).toBe(true)
  })
})
