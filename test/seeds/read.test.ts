import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readSeeds } from '../../seeds/read.ts'
import { page, seed, spoil } from './miniature.ts'

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seeds-'))
  const seeds = new URL('../../seeds/', import.meta.url)
  for (const shared of ['places-above.yaml', 'indicators.yaml']) await cp(new URL(shared, seeds), join(folder, shared))
  await addPage('miniature', page, seed)
})
afterEach(() => rm(folder, { recursive: true }))

async function addPage(name: string, text: string, ...stories: string[]): Promise<void> {
  await writeFile(join(folder, `${name}.txt`), text)
  await mkdir(join(folder, name))
  for (const [index, story] of stories.entries()) await writeFile(join(folder, name, `${index + 1}-story.yaml`), story)
}

describe('readSeeds', () => {
  it('reads the worked example of the README', async () => {
    const [draft] = await readSeeds(folder)
    expect(draft?.places.map(({ path, parent }) => [path, parent])).toEqual([
      ['henan', null],
      ['zhengzhou', 'henan'],
      ['zhongyuan', 'zhengzhou'],
      ['zhongyuan/donghu', 'zhongyuan'],
      ['zhongyuan/donghu/xiyuan', 'zhongyuan/donghu'],
    ])
    expect(draft?.figures.map(({ display, qualifier }) => [display, qualifier])).toEqual([
      ['近5万元', 'NEARLY'],
      ['3条', 'EXACT'],
    ])
    expect(draft?.indicators.map(({ slug, unit }) => [slug, unit.code])).toEqual([
      ['invested-funds', 'CNY'],
      ['roads-opened', '{条}'],
    ])
    expect(draft?.achievements[0]?.period).toEqual({ label: '今年一季度', start: null, end: null })
  })

  it('reads pages and stories in the order of their names', async () => {
    await addPage('a-page-before', page, spoil('slug: ban-hao-shen-bian-xiao-shi', 'slug: earlier'))
    expect((await readSeeds(folder)).map(({ story }) => story.slug)).toEqual(['earlier', 'ban-hao-shen-bian-xiao-shi'])
  })

  it('refuses a page with a story that nobody read', async () => {
    await addPage('next-page', `${page}\n## 西湖街道 无人读过\n\n本报讯`, spoil('ban-hao-shen-bian-xiao-shi', 'other'))
    await expect(readSeeds(folder)).rejects.toThrow(/next-page\.txt, line 9: .*西湖街道 无人读过.*SECTION_UNREAD/)
  })

  it('refuses two seeds that state one project differently', async () => {
    const other = spoil('ban-hao-shen-bian-xiao-shi', 'other').replace('kind: BRAND', 'kind: PRACTICE')
    await addPage('next-page', page, other)
    await expect(readSeeds(folder)).rejects.toThrow(/project nuan-deng.*STATED_TWICE/)
  })
})
