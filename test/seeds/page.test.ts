/** The newspaper page and its reading, compared without the reader's own code. */
import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import type { Draft, Evidence } from '../../schema/draft.ts'
import { readSeeds } from '../../seeds/read.ts'

const file = new URL('../../seeds/newspaper-page.txt', import.meta.url)
const scan = Array.from(await readFile(file, 'utf8'))
const drafts = await readSeeds()

/** Sentences of the page that state nothing of a place or project. Everything else must be claimed. */
const silent = ['让孩子学有所教。', '让百姓病有所医。']

function evidenceOf(draft: Draft): Evidence[] {
  const claims = [draft.figures, draft.achievements, draft.stars, draft.mentions].flat()
  return claims.map(({ evidence }) => evidence)
}
/** Without white space and with every mark full-width. */
function words(text: string): string {
  const marks: Record<string, string> = { ',': '，', ';': '；', ':': '：', '(': '（', ')': '）' }
  return text.replace(/\s+/g, '').replace(/[,;:()]/g, (mark) => marks[mark] ?? mark)
}
function slice(text: readonly string[], start: number, end: number): string {
  return text.slice(start, end).join('')
}
/** A text made only of stretches of the source, each of two characters or more, or one between marks. */
function inWordsOf(source: string, text: string): boolean {
  const plain = Array.from(words(text).replace(/[\p{P}]/gu, '\n'))
  const said = words(source).replace(/[\p{P}]/gu, '\n')
  const reach = new Array<boolean>(plain.length + 1).fill(false)
  reach[0] = true
  for (let from = 0; from < plain.length; from += 1) {
    if (reach[from] !== true) continue
    if (plain[from] === '\n') reach[from + 1] = true
    for (let to = from + 1; to <= plain.length && said.includes(slice(plain, from, to)); to += 1) {
      if (to - from >= 2 || (plain[from - 1] ?? '\n') === '\n') reach[to] = true
    }
  }
  return reach[plain.length] === true
}

describe.each(drafts.map((draft): [string, Draft] => [draft.story.title, draft]))('%s', (_title, draft) => {
  const plain = Array.from(draft.story.body.replaceAll('\n\n', '\n'))

  it('has every quote where it says, in the story and in the scan', () => {
    for (const { quote, start, end, original } of evidenceOf(draft)) {
      expect(slice(plain, start, end)).toBe(quote)
      expect(original?.file).toBe('newspaper-page.txt')
      expect(words(slice(scan, original?.start ?? 0, original?.end ?? 0))).toBe(words(quote))
      expect(scan[original?.start ?? 0]).toMatch(/\S/)
      expect(scan[(original?.end ?? 0) - 1]).toMatch(/\S/)
    }
  })

  it('mentions every project and every place from its street down', () => {
    const mentioned = new Set(draft.mentions.map(({ subject }) => Object.values(subject).join()))
    for (const { slug } of draft.projects) expect(mentioned).toContain(slug)
    for (const { path, level } of draft.places) {
      if (['STREET', 'ZONE', 'COMMUNITY'].includes(level)) expect(mentioned).toContain(path)
    }
  })

  it('summarises in the words of the page', () => {
    for (const { name, summary } of [...draft.projects, ...draft.places]) {
      if (summary !== null) expect([name, inWordsOf(draft.story.body, summary)]).toEqual([name, true])
    }
  })

  it('names things as the page does', () => {
    const named = draft.places.filter(({ level }) => ['STREET', 'ZONE', 'COMMUNITY'].includes(level))
    for (const { name } of [...named, ...draft.projects]) {
      expect([name, inWordsOf(draft.story.body, name)]).toEqual([name, true])
    }
    for (const { title } of draft.achievements)
      expect([title, inWordsOf(draft.story.body, title)]).toEqual([title, true])
  })

  it('gives no dates and no awarding bodies, for the page gives none', () => {
    expect([draft.story.publication, draft.story.publishedOn]).toEqual([null, null])
    for (const { period } of [...draft.figures, ...draft.achievements]) {
      if (period !== null) expect([period.start, period.end]).toEqual([null, null])
    }
    for (const { awardedBy } of draft.achievements) expect(awardedBy).toBeNull()
  })
})

describe('the page', () => {
  it('is read sentence by sentence', () => {
    const covered = new Set<number>()
    for (const { original } of drafts.flatMap(evidenceOf)) {
      for (let at = original?.start ?? 0; at < (original?.end ?? 0); at += 1) covered.add(at)
    }
    expect(uncovered(covered)).toEqual([...silent].sort())
  })

  it('has every number claimed', () => {
    const said = drafts.flatMap(({ figures }) => figures.map(({ display }) => display))
    expect(said).toEqual(
      '不满3年 7个 100% 近半数 唯一 三地 2000余平方米 近10万元 四大中心 3万余平方米 200多处 26条 240万元 5000平方米 5大类 29项 22个 六色片区 3部 38部 266支 308个 150余场'.split(
        ' ',
      ),
    )
    const digits = drafts.flatMap(({ story }) => story.body.match(/\d+/g) ?? [])
    const claimed = said.flatMap((display) => display.match(/\d+/g) ?? [])
    // 5+X is a name.
    expect(digits.filter((number) => !claimed.includes(number))).toEqual([])
    expect(digits.length).toBe(claimed.length + 1)
  })

  it('plans what it only promises', () => {
    const planned = drafts.flatMap(({ figures }) => figures.filter(({ status }) => status === 'PLANNED'))
    expect(planned.map(({ display }) => display)).toEqual(['5000平方米', '38部', '308个'])
    const projects = drafts.flatMap((draft) => draft.projects.filter(({ status }) => status === 'PLANNED'))
    expect(projects.map(({ name }) => name)).toContain('莲湖卫生服务中心')
  })

  it('gives stars to one branch and a zone to no community', () => {
    const stars = drafts.flatMap((draft) => draft.stars.map(({ branch, theme, count }) => [branch, theme, count]))
    expect(stars).toEqual([['baolixinyu-dang-zhi-bu', null, 5]])
    const places = drafts.flatMap((draft) => draft.places)
    const zones = new Set(places.filter(({ level }) => level === 'ZONE').map(({ path }) => path))
    expect(zones.size).toBe(6)
    expect(places.filter(({ parent }) => parent !== null && zones.has(parent))).toEqual([])
  })

  it('names four streets and thirteen villages and communities', () => {
    const names = (level: string) =>
      drafts.flatMap(({ places }) => places.filter((place) => place.level === level).map(({ name }) => name))
    expect(names('STREET')).toEqual(['中原西路街道', '柳湖街道', '莲湖街道', '桐柏路街道'])
    expect(names('COMMUNITY')).toEqual(
      '万达社区 保利心语社区 颍河西路社区 白寨村 庙王村 三王庄村 桐树王村 址刘村 赵仙洞村 刁沟村 馨怡家园社区 城开社区 平安街社区'.split(
        ' ',
      ),
    )
  })
})

/** Clauses (up to 。 ； ！ ？) of the page's paragraphs that no passage touches; headings, datelines and bylines aside. */
function uncovered(covered: ReadonlySet<number>): string[] {
  const left: string[] = []
  let clause: number[] = []
  const close = () => {
    const text = words(clause.map((at) => scan[at]).join(''))
    if (text !== '' && !text.startsWith('#') && !text.startsWith('记者') && !clause.some((at) => covered.has(at)))
      left.push(text)
    clause = []
  }
  for (const [at, point] of scan.entries()) {
    const heading = scan[clause[0] ?? at] === '#'
    clause.push(at)
    if (/[。；;！？]/.test(point) || (heading && point === '\n')) close()
    if (clause.length > 0 && /^\s*$/.test(clause.map((index) => scan[index]).join(''))) clause = []
  }
  close()
  return left.sort()
}
