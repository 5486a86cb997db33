/** What the hub refuses of a document, said in Chinese at the field, claim or thing that it is about. */
import { Refusal } from '../hub.ts'
import type { Claims } from './claims.ts'
import { lists } from './document.ts'
import type { Problem } from './problems.ts'
import type { Kind, Things } from './things.ts'

const fields: Readonly<Record<string, string>> = {
  title: '标题',
  body: '正文',
  kicker: '引题或副题',
  byline: '作者',
  publication: '刊登于',
  publishedOn: '刊登日期',
  place: '所写的地方',
  name: '名称',
  level: '层级',
  kind: '类别',
  status: '进展',
  parent: '上级',
  summary: '简介',
  colour: '颜色',
  indicator: '指标',
  subject: '谁的',
  value: '数值',
  valueMax: '上端',
  display: '原文的写法',
  evidence: '原文',
  period: '时期',
  rank: '名次或等级',
  awardedBy: '授予单位',
  unit: '单位',
  topic: '主题',
  alt: '图上是什么',
  credit: '作者或来源',
  caption: '图说',
  minors: '能不能认出未成年人',
  consent: '监护人的同意',
}
const things: Readonly<Record<string, Kind>> = { places: 'place', branches: 'branch', projects: 'project' }

/** Each thing that is wrong, which is said at its place too; none where the refusal is of another kind. */
export function explain(error: unknown, claims: Claims | null, stated: Things): Problem[] {
  if (!(error instanceof Refusal)) return []
  claims?.forgetFaults()
  const all = error.details.map(({ path, message }) => problem(path.slice(1), chineseOf(message), claims, stated))
  return [...new Map(all.map((one) => [one.text, one])).values()]
}

function problem([part = '', ...path]: string[], text: string, claims: Claims | null, stated: Things): Problem {
  if (part === 'story') return { text: `${fields[path[0] ?? ''] ?? '稿件'}：${text}。`, at: null }
  const [index = '', field = ''] = path
  const said = fields[field] && field !== 'evidence' ? `${fields[field]}：${text}。` : `${text}。`
  if (part === 'pictures') return { text: `图片 ${Number(index) + 1}：${said}`, at: null }
  const list = lists.find((one) => one === part)
  const kind = things[part]
  const told = list ? claims?.explain(list, Number(index), said) : kind && stated.explain(kind, Number(index), said)
  return { text: told ? `${told.name}：${said}` : said, at: told?.id ?? null }
}

/** `figures[0]: … (没有填写)` → 没有填写; what is quoted may have brackets of its own. */
function chineseOf(message: string): string {
  return /^.* \((?=[\p{Script=Han}“])(.*)\)$/su.exec(message)?.[1] ?? message
}
