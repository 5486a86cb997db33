/** The columns of a download, each with its documentation: every format, its notes and the page about the data share this list. */
import type { ResultOf } from '../graphql.ts'
import type { DownloadFigures } from '../queries/downloads.ts'
import { term } from '../terms.ts'

export type Figure = ResultOf<typeof DownloadFigures>['figures']['nodes'][number]
/** Whole seconds and days are text as ISO 8601 writes them. */
export type Cell = string | number | boolean | null

export interface Column {
  name: string
  /** Type of the values in a Frictionless table schema. */
  type: 'integer' | 'number' | 'string' | 'boolean' | 'date' | 'datetime' | 'year'
  title: string
  description: string
  of(figure: Figure): Cell
}

/** Where the number stands, in the order in which a reader looks for it. */
const evidence: readonly Column[] = [
  {
    name: 'quote',
    type: 'string',
    title: '原文',
    description: '说出这个数字的那句话，一字不改',
    of: ({ evidence }) => evidence.quote,
  },
  {
    name: 'evidence_url',
    type: 'string',
    title: '原文网址',
    description: '打开报道，停在这句话上',
    of: ({ evidence }) => evidence.url,
  },
  {
    name: 'file',
    type: 'string',
    title: '表格文件',
    description: '数字来自一张表格时，表格的文件名；否则为空，以下四栏同此',
    of: ({ evidence }) => evidence.cell?.file.name ?? null,
  },
  {
    name: 'file_url',
    type: 'string',
    title: '文件网址',
    description: '下载那个文件，原样',
    of: ({ evidence }) => evidence.cell?.file.url ?? null,
  },
  {
    name: 'cell',
    type: 'string',
    title: '单元格',
    description: '工作表与单元格：收入!C5',
    of: ({ evidence }) => evidence.cell && `${evidence.cell.sheet}!${evidence.cell.address}`,
  },
  {
    name: 'row_words',
    type: 'string',
    title: '行标题',
    description: '表格里这一行写的是谁、什么、何时',
    of: ({ evidence }) => evidence.cell?.row ?? null,
  },
  {
    name: 'column_words',
    type: 'string',
    title: '列标题',
    description: '表格里这一列的标题',
    of: ({ evidence }) => evidence.cell?.column ?? null,
  },
  {
    name: 'story',
    type: 'string',
    title: '报道',
    description: '报道的标题',
    of: ({ evidence }) => evidence.story.title,
  },
  {
    name: 'publication',
    type: 'string',
    title: '报刊',
    description: '刊出报道的报刊或部门；来源没有写的为空',
    of: ({ evidence }) => evidence.story.publication,
  },
  {
    name: 'published_on',
    type: 'date',
    title: '见报日期',
    description: '报道刊出的日期；来源没有写的为空',
    of: ({ evidence }) => evidence.story.publishedOn,
  },
]

export const columns: readonly Column[] = [
  { name: 'id', type: 'integer', title: '编号', description: '数字的编号，永不改变', of: ({ id }) => Number(id) },
  {
    name: 'indicator',
    type: 'string',
    title: '指标',
    description: '量的是什么',
    of: ({ indicator }) => indicator.name,
  },
  {
    name: 'indicator_slug',
    type: 'string',
    title: '指标短名',
    description: '筛选时用的名字',
    of: ({ indicator }) => indicator.slug,
  },
  {
    name: 'topic',
    type: 'string',
    title: '主题代码',
    description: '筛选时用的代码',
    of: ({ indicator }) => indicator.topic,
  },
  {
    name: 'topic_word',
    type: 'string',
    title: '主题',
    description: '属于生活的哪一面',
    of: ({ indicator }) => term('Topic', indicator.topic),
  },
  {
    name: 'value',
    type: 'number',
    title: '数值',
    description: '以“单位”一栏为单位的数；240万元是 2400000。要看准不准，请连“限定”与上下限一起读',
    of: ({ value }) => value,
  },
  {
    name: 'unit',
    type: 'string',
    title: '单位',
    description: '数值的单位',
    of: ({ indicator }) => indicator.unit.name,
  },
  {
    name: 'unit_code',
    type: 'string',
    title: '单位代码',
    description: 'UCUM 或 ISO 4217 代码：CNY 是元，1 是比值；{部} 这样的是可数的东西',
    of: ({ indicator }) => indicator.unit.code,
  },
  {
    name: 'display',
    type: 'string',
    title: '原写法',
    description: '来源怎样写这个数',
    of: ({ display }) => display,
  },
  {
    name: 'qualifier',
    type: 'string',
    title: '限定代码',
    description: '筛选时用的代码',
    of: ({ qualifier }) => qualifier,
  },
  {
    name: 'qualifier_word',
    type: 'string',
    title: '限定',
    description: '原句把这个数说得多准：未加限定、约、超过、接近……',
    of: ({ qualifier }) => term('Qualifier', qualifier),
  },
  {
    name: 'min',
    type: 'number',
    title: '下限',
    description: '原句说的数不会比它小；没有说的为空',
    of: ({ bounds }) => bounds.min,
  },
  {
    name: 'min_inclusive',
    type: 'boolean',
    title: '含下限',
    description: '能不能恰好等于下限',
    of: ({ bounds }) => bounds.minInclusive,
  },
  {
    name: 'max',
    type: 'number',
    title: '上限',
    description: '原句说的数不会比它大；没有说的为空',
    of: ({ bounds }) => bounds.max,
  },
  {
    name: 'max_inclusive',
    type: 'boolean',
    title: '含上限',
    description: '能不能恰好等于上限',
    of: ({ bounds }) => bounds.maxInclusive,
  },
  {
    name: 'status',
    type: 'string',
    title: '状态代码',
    description: '筛选时用的代码',
    of: ({ status }) => status,
  },
  {
    name: 'status_word',
    type: 'string',
    title: '状态',
    description: '已实现、进行中，还是计划；计划的数不要与已实现的相加',
    of: ({ status }) => term('FigureStatus', status),
  },
  {
    name: 'period',
    type: 'string',
    title: '时期',
    description: '来源自己的说法：今年一季度；没有说的为空',
    of: ({ period }) => period?.label ?? null,
  },
  {
    name: 'period_start',
    type: 'date',
    title: '时期始',
    description: '时期的第一天；来源没有定的为空',
    of: ({ period }) => period?.start ?? null,
  },
  {
    name: 'period_end',
    type: 'date',
    title: '时期终',
    description: '时期的最后一天；来源没有定的为空',
    of: ({ period }) => period?.end ?? null,
  },
  {
    name: 'year',
    type: 'year',
    title: '年份',
    description: '时期终了的那一年，没有终了就取开始的那一年；都没有注明的为空',
    of: ({ year }) => (year === 'none' ? null : Number(year)),
  },
  {
    name: 'subject_type',
    type: 'string',
    title: '主体类别',
    description: 'Place 是地方，Branch 是支部，Project 是项目',
    of: ({ subject }) => subject.__typename,
  },
  {
    name: 'subject_id',
    type: 'integer',
    title: '主体编号',
    description: '主体的编号，永不改变',
    of: ({ subject }) => Number(subject.id),
  },
  { name: 'subject', type: 'string', title: '主体', description: '数字说的是谁', of: ({ subject }) => subject.name },
  { name: 'place', type: 'string', title: '地点', description: '主体所在的地方', of: ({ place }) => place.name },
  {
    name: 'place_path',
    type: 'string',
    title: '地点路径',
    description: '从区到村的拼音路径，筛选时用',
    of: ({ place }) => place.path,
  },
  ...evidence,
  {
    name: 'url',
    type: 'string',
    title: '网址',
    description: '数字自己的页面，永久有效',
    of: ({ url }) => url,
  },
  {
    name: 'citation',
    type: 'string',
    title: '引用',
    description: '按 GB/T 7714 写好的引用',
    of: ({ citation }) => citation,
  },
  {
    name: 'published_at',
    type: 'datetime',
    title: '发布时间',
    description: '现在这个样子何时发布，UTC',
    of: ({ publishedAt }) => publishedAt,
  },
]
