/** Random valid drafts over one small world of places, branches, projects and indicators, with awkward characters. */
import type { DraftInput } from '../../schema/draft.ts'
import {
  CommunityKind,
  FigureStatus,
  type PlaceLevel,
  ProjectKind,
  ProjectStatus,
  Qualifier,
  StarTheme,
  Topic,
} from '../../schema/terms.ts'
import type { Chance } from './chance.ts'

const STREETS = ['liuhu', 'tongbai', 'hangxi']
const ZONES = ['zhongyuan/liuhu/dong', 'zhongyuan/liuhu/xi']
const COMMUNITIES = ['yi', 'er', 'san', 'si', 'wu', 'liu', 'qi', 'ba']
const BRANCHES = ['b-one', 'b-two', 'b-three', 'b-four']
const PROJECTS = ['lian-xin-jie', 'hong-hei-bang', 'fan-xing', 'da-shi-tang', 'xiao-ge', 'he-dao']
const INDICATORS = ['income', 'people', 'area', 'share', 'halls']
const UNITS = [
  { code: 'CNY', symbol: '元', name: '人民币元' },
  { code: '{人}', symbol: '人', name: '人' },
  { code: 'm2', symbol: '平方米', name: '平方米' },
  { code: '1', symbol: '比', name: '比值' },
  { code: '{座}', symbol: '座', name: '座' },
]
const WORDS = [
  '联心结',
  '红黑榜',
  '桐树王村',
  '长春路',
  '单家',
  '幸福',
  '食堂',
  'A"b\\c',
  '𠮷野',
  'é ½',
  '社区',
  '五星',
  "O'K",
  '绿都V2',
]
const VALUES = [0, 0.1, 0.5, 3, 12, 38, 240, 1999.5, 30_000, 2_400_000, 1e15, 1e-7]

/** A draft of the story `slug`; it states all that it refers to. */
export function randomDraft(chance: Chance, slug: string): DraftInput {
  const text = new Text()
  const name = () => `${chance.pick(WORDS)}${chance.pick(WORDS)}`
  const places = randomPlaces(chance, name)
  const paths = places.map(({ path }) => path)
  const branches = chance
    .some(BRANCHES, 0.6)
    .map((branch) => ({ slug: branch, name: name(), place: chance.pick(paths) }))
  const projects = chance.some(PROJECTS, 0.6).map((project) => ({
    slug: project,
    name: name(),
    kind: chance.pick(Object.values(ProjectKind)),
    status: chance.pick(Object.values(ProjectStatus)),
    place: chance.pick(paths),
    summary: `${name()}。`,
    themes: chance.some(Object.values(StarTheme), 0.3),
  }))
  const indicators = INDICATORS.map((indicator, at) => ({
    slug: indicator,
    name: name(),
    topic: chance.pick(Object.values(Topic)),
    definition: chance.is(0.5) ? name() : null,
    unit: UNITS[at % UNITS.length] ?? { code: '1', symbol: '-', name: '-' },
  }))
  const subject = () =>
    chance.pick([
      { place: chance.pick(paths) },
      ...projects.map((project) => ({ project: project.slug })),
      ...branches.map((branch) => ({ branch: branch.slug })),
    ])
  const evidence = (words: string) => ({
    ...text.say(`${words}，${chance.pick(WORDS.slice(0, 7))}${chance.below(1000)}。`),
    ...(chance.is(0.5) ? { original: { file: 'page.txt', start: 1, end: 5 } } : {}),
  })
  const figures = Array.from({ length: chance.below(7) }, (_, at) =>
    randomFigure(chance, `f-${at}`, subject(), evidence),
  )
  const achievements = Array.from({ length: chance.below(3) }, (_, at) => ({
    key: `a-${at}`,
    subject: subject(),
    title: name(),
    rank: chance.is(0.5) ? '第一名' : null,
    awardedBy: chance.is(0.3) ? '市委' : null,
    period: randomPeriod(chance),
    evidence: evidence('获得第一名'),
  }))
  const stars = branches.flatMap(({ slug: branch }) =>
    chance.is(0.5) ? [{ key: `s-${branch}`, branch, count: 1 + chance.below(5), evidence: evidence('支部有星') }] : [],
  )
  const mentions = Array.from({ length: chance.below(4) }, () => ({
    subject:
      chance.is(0.5) || projects.length === 0 ? { place: chance.pick(paths) } : { project: chance.pick(projects).slug },
    evidence: evidence('大家都说好'),
  }))
  text.say('完。')
  const story = {
    slug,
    title: name(),
    kicker: chance.is(0.5) ? name() : null,
    byline: chance.is(0.5) ? '记者 鲁燕 文/图' : null,
    publication: chance.is(0.5) ? '郑州日报' : null,
    publishedOn: chance.is(0.5) ? `202${chance.below(7)}-0${1 + chance.below(9)}-15` : null,
    place: chance.pick(paths),
    body: text.body,
  }
  return { story, places, branches, projects, indicators, figures, achievements, stars, mentions }
}

/** The text of a story while its sentences are said: a few to a paragraph. */
class Text {
  readonly #paragraphs: string[] = []

  /** Adds a sentence and gives where it stands in the plain text. */
  say(sentence: string): { quote: string; start: number; end: number } {
    const last = this.#paragraphs.at(-1)
    if (last === undefined || last.length > 60) this.#paragraphs.push(sentence)
    else this.#paragraphs[this.#paragraphs.length - 1] = last + sentence
    const end = [...this.#paragraphs.join('\n')].length
    return { quote: sentence, start: end - [...sentence].length, end }
  }

  get body(): string {
    return this.#paragraphs.join('\n\n')
  }
}

function randomPlaces(chance: Chance, name: () => string): NonNullable<DraftInput['places']> {
  const place = (path: string, level: PlaceLevel, parent: string | null) => ({
    path,
    name: name(),
    level,
    parent,
    kind: level === 'COMMUNITY' ? chance.pick([...Object.values(CommunityKind), null]) : null,
    colour: level === 'ZONE' ? '#aa3311' : null,
    summary: chance.is(0.5) ? name() : null,
  })
  const above = [
    place('henan', 'PROVINCE', null),
    place('zhengzhou', 'CITY', 'henan'),
    place('zhongyuan', 'DISTRICT', 'zhengzhou'),
    ...STREETS.map((street) => place(`zhongyuan/${street}`, 'STREET', 'zhongyuan')),
    ...ZONES.map((zone) => place(zone, 'ZONE', 'zhongyuan/liuhu')),
  ]
  const parents = [...STREETS.map((street) => `zhongyuan/${street}`), ...ZONES]
  return [...above, ...COMMUNITIES.map((slug) => place(`zhongyuan/c/${slug}`, 'COMMUNITY', chance.pick(parents)))]
}

type Figure = NonNullable<DraftInput['figures']>[number]

function randomFigure(
  chance: Chance,
  key: string,
  subject: Figure['subject'],
  evidence: (words: string) => Figure['evidence'],
): Figure {
  const value = chance.pick(VALUES)
  const qualifier = chance.pick(Object.values(Qualifier))
  const display = `${value}多`
  return {
    key,
    subject,
    indicator: chance.pick(INDICATORS),
    value,
    valueMax: qualifier === 'RANGE' ? value + 5 : null,
    display,
    qualifier,
    status: chance.pick(Object.values(FigureStatus)),
    period: randomPeriod(chance),
    evidence: evidence(`数字是${display}`),
  }
}

function randomPeriod(chance: Chance): Figure['period'] {
  if (chance.is(0.5)) return null
  const start = chance.is(0.5) ? chance.pick(['2023-07-01', '2024-01-01']) : null
  return { label: '今年一季度', start, end: chance.is(0.3) ? '2024-03-31' : null }
}
