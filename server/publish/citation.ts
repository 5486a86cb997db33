/** Citations of a figure and the story that states it. What the source does not say is left out, never made up. */
import type { CitationStyle } from '../../schema/terms.ts'

export interface Cited {
  id: number
  /** 集体年收入 */
  indicator: string
  /** 址刘村 */
  subject: string
  /** 240万元 */
  display: string
  quote: string
  title: string
  /** 记者 鲁燕 文/图 */
  byline: string | null
  publication: string | null
  /** YYYY-MM-DD */
  publishedOn: string | null
  url: string
}

/** The citation in each style; `url` is put in as it is given. */
export function citations(cited: Cited): Record<CitationStyle, string> {
  return {
    GBT7714: nationalStandard(cited),
    APA: apa(cited),
    MARKDOWN: markdown(cited),
    BIBTEX: bibtex(cited),
    CSL_JSON: cslJson(cited),
  }
}

/** The names in a byline: 记者 鲁燕 文/图 → 鲁燕. */
export function authors(byline: string | null): string[] {
  if (!byline) return []
  return byline
    .replace(/(本报|实习|通讯员|特约|首席)*(记者|通讯员|作者|摄影|文\/图|图\/文|文|图)(?=[\s:：/]|$)/gu, ' ')
    .split(/[\s、，,：:/]+/u)
    .filter((name) => /^\p{L}[\p{L}·]*$/u.test(name))
}

/** GB/T 7714-2025: 责任者. 题名[文献类型标识/载体标识]. 报纸名, 日期. 获取路径. A newspaper's article is N, any other page EB. */
function nationalStandard({ title, byline, publication, publishedOn, url }: Cited): string {
  const kind = publication ? 'N/OL' : 'EB/OL'
  const where = [publication, publishedOn].filter((part) => part !== null).join(', ')
  const parts = [authors(byline).join(', '), `${title}[${kind}]`, where, url]
  return `${parts.filter((part) => part !== '').join('. ')}.`
}

/** APA 7: Author. (Date). Title. Publication. URL — n.d. where no date is known. */
function apa({ title, byline, publication, publishedOn, url }: Cited): string {
  const names = authors(byline).join(', ')
  const date = `(${publishedOn ?? 'n.d.'})`
  const head = names ? [names, date, title] : [title, date]
  return `${[...head, publication].filter((part) => part !== null).join('. ')}. ${url}`
}

function markdown({ quote, title, byline, publication, publishedOn, url }: Cited): string {
  const source = [authors(byline).join('、'), `《${title}》`, publication, publishedOn].filter((part) => part)
  return `> ${escaped(quote)}\n>\n> —— ${escaped(source.join('，'))}，<${url}>`
}

const escaped = (text: string) => text.replace(/[\\`*_{}[\]<>#|]/g, '\\$&')

function bibtex({ id, title, byline, publication, publishedOn, url, display, indicator, subject }: Cited): string {
  const fields: [string, string | null][] = [
    ['author', authors(byline).map(braced).join(' and ') || null],
    ['title', braced(title)],
    ['journal', publication === null ? null : braced(publication)],
    ['year', publishedOn?.slice(0, 4) ?? null],
    ['month', publishedOn?.slice(5, 7) ?? null],
    ['note', `${subject}：${indicator} ${display}`],
    ['url', url],
    ['langid', 'chinese'],
  ]
  const lines = fields.flatMap(([name, value]) => (value === null ? [] : [`  ${name} = {${texSafe(name, value)}},`]))
  return `@${publication ? 'article' : 'online'}{fanxing-figure-${id},\n${lines.join('\n')}\n}`
}

const braced = (text: string) => `{${text}}`
const texSafe = (name: string, text: string) => (name === 'url' ? text : text.replace(/[%&#$_]/g, '\\$&'))

/** https://docs.citationstyles.org/en/stable/specification.html, in its JSON form. */
function cslJson({ id, title, byline, publication, publishedOn, url, display, indicator, subject }: Cited): string {
  const names = authors(byline)
  const item = {
    id: `fanxing-figure-${id}`,
    type: publication ? 'article-newspaper' : 'webpage',
    title,
    ...(names.length > 0 ? { author: names.map((literal) => ({ literal })) } : {}),
    ...(publication ? { 'container-title': publication } : {}),
    ...(publishedOn ? { issued: { 'date-parts': [publishedOn.split('-').map(Number)] } } : {}),
    note: `${subject}：${indicator} ${display}`,
    URL: url,
    language: 'zh-CN',
  }
  return JSON.stringify(item, null, 2)
}
