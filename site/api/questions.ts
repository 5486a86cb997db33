/** Ten questions that people bring, each as a query about something that the hub holds. */
import type { TadaDocumentNode } from 'gql.tada'
import { type Ask, textOf } from '../ask.ts'
import {
  BrightestBranches,
  ExampleSubjects,
  FiguresInPlace,
  FigureToCite,
  FoundByInitials,
  IndicatorEverywhere,
  LatestAchievements,
  OnlyPlanned,
  PlaceInTree,
  ProjectWithSentences,
  SumsByCommunity,
} from '../queries/api.ts'

export interface Question {
  /** Names it in addresses. */
  slug: string
  title: string
  /** What to know of the answer; `code` between backticks. */
  note: string
  query: string
  /** JSON. */
  variables: string
  /** JSON, as the hub answers now. */
  answer: string
}

/** What the questions are about: a place by its path, an indicator and a project by their slugs, a figure by its id. */
export interface Subjects {
  place: string
  indicator: string
  figure: string
  project: string
}

/** Something that the hub holds. An empty hub has nothing; there they name what the first newspaper page holds. */
export async function subjects(ask: Ask): Promise<Subjects> {
  const { figures, projects } = await ask(ExampleSubjects, {})
  const [figure] = figures.nodes
  const places = figure ? [...figure.place.ancestors, figure.place] : []
  const street = places.find(({ level }) => level === 'STREET') ?? places.at(-1)
  return {
    place: street?.path ?? 'zhongyuan/liuhu',
    indicator: figure?.indicator.slug ?? 'village-collective-annual-income',
    figure: figure?.id ?? '1',
    project: projects.nodes[0]?.slug ?? 'lian-xin-jie',
  }
}

/** The ten, with the hub's answers. */
export function questions(ask: Ask, { place, indicator, figure, project }: Subjects): Promise<Question[]> {
  async function question<Result, Variables extends object>(
    slug: string,
    title: string,
    note: string,
    document: TadaDocumentNode<Result, Variables>,
    variables: Variables,
  ): Promise<Question> {
    const answer = JSON.stringify({ data: await ask(document, variables) }, null, 2)
    return { slug, title, note, query: textOf(document), variables: JSON.stringify(variables), answer }
  }

  return Promise.all([
    question(
      'project',
      '一个品牌是什么，报道里怎么说？',
      '`mentions` 是报道里的原句，`url` 打开报道并停在那一句上。',
      ProjectWithSentences,
      { slug: project },
    ),
    question(
      'place',
      '一个街道有哪些已经实现的数字？',
      '`place` 连同它下面的片区、村和社区一起算；`orderBy` 从大到小排。',
      FiguresInPlace,
      { place },
    ),
    question(
      'indicator',
      '同一项指标，各地各是多少？',
      '`bounds` 是这句话真正给出的上下限：“余”没有上限，“近”没有下限，没有的一端是 `null`。`period` 是原文说的时期，没说的是 `null`；比较前先看它是不是同一年。',
      IndicatorEverywhere,
      { indicator },
    ),
    question(
      'sum',
      '各村（社区）合计多少？',
      '只加同一指标、同一单位、同一 `status` 的数；只要有一句“余”或“近”，`sumBounds` 就少一端。计划中的数不算在内。`sum` 是 `null` 时，`notAdded` 说为什么不能加。',
      SumsByCommunity,
      { place, indicator },
    ),
    question(
      'planned',
      '哪些还只是计划？',
      '“将”“力争”“年底前”说的都是计划，`status` 是 `PLANNED`，和已实现的分开。',
      OnlyPlanned,
      {},
    ),
    question(
      'cite',
      '一个数字，怎样引用？',
      '`citation` 有五种格式；同一个字段要两次，前面加别名。数字出自表格时，`cell` 是它的工作表、单元格和原文件；出自报道的，`cell` 是 `null`。',
      FigureToCite,
      { id: figure },
    ),
    question('search', '只记得拼音首字母，怎么找？', '汉字、全拼、首字母都可以。', FoundByInitials, {
      text: initialsOf(project),
    }),
    question(
      'branches',
      '哪些支部的星最多？',
      '每颗星都带着授予它的那句话；原文没写是哪颗星的，`theme` 是 `null`。',
      BrightestBranches,
      {},
    ),
    question(
      'achievements',
      '最近得了哪些荣誉？',
      '原文没写名次、没写谁颁发的，就是 `null`，不替它补。',
      LatestAchievements,
      {},
    ),
    question(
      'tree',
      '一个街道属于哪里，下面有哪些村（社区）？',
      '`path` 是地方的路径，别的查询用它来限定范围。',
      PlaceInTree,
      { place },
    ),
  ])
}

/** `lian-xin-jie` → `lxj`. */
function initialsOf(slug: string): string {
  return slug.replace(/(\w)\w*-?/g, '$1')
}
