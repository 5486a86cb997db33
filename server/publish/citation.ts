/** Citations of a figure and the story that states it. What the source does not say is left out, never made up. */
import type { CitationStyle } from '../../schema/terms.ts'
import type { Row } from './rows.ts'

export interface Cited {
  id: number
  /** The version that is cited, by its own address; null for the figure as it stands. */
  version: number | null
  /** 集体年收入 */
  indicator: string
  /** 址刘村; a project's or branch's own name. */
  subject: string
  /** Where that is; null where it is left out. */
  place: string | null
  /** 240万元 */
  display: string
  /** 2022年; null where the source dates it not. */
  period: string | null
  quote: string
  title: string
  /** 记者 鲁燕 文/图 */
  byline: string | null
  publication: string | null
  /** YYYY-MM-DD */
  publishedOn: string | null
  url: string
  /** Where a spreadsheet states it; null where a sentence does. */
  cell: { file: string; sheet: string; address: string } | null
}

/**
 * How citations are worded today. A version of a figure keeps the wording in which it was first published, for its page
 * never changes: 1 named no period and put whoever published a spreadsheet where articles have their journal; 1 and 2 said
 * of a project not where it is.
 */
export const WORDING = 3

/** The citation in each style; `url` is put in as it is given. */
export function citations(of: Cited, wording: number = WORDING): Record<CitationStyle, string> {
  const cited = { ...of, period: wording > 1 ? of.period : null, place: wording > 2 ? of.place : null }
  const isIssued = cited.cell !== null && wording > 1
  return {
    GBT7714: nationalStandard(cited),
    APA: apa(cited),
    MARKDOWN: markdown(cited),
    BIBTEX: bibtex(cited, isIssued ? 'publisher' : 'journal'),
    CSL_JSON: cslJson(cited, isIssued ? 'publisher' : 'container-title'),
  }
}

/** The columns that hold the citation in each style. */
export function citationColumns(cited: Cited, wording?: number): Row {
  const { GBT7714, APA, MARKDOWN, BIBTEX, CSL_JSON } = citations(cited, wording)
  return {
    citation_gbt7714: GBT7714,
    citation_apa: APA,
    citation_markdown: MARKDOWN,
    citation_bibtex: BIBTEX,
    citation_csl_json: CSL_JSON,
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

/**
 * GB/T 7714-2025. A newspaper's article: 责任者. 题名[N/OL]. 版本. 报纸名, 日期. 获取路径. Any other page:
 * 责任者. 题名[EB/OL]. 版本. (日期). 获取路径; of a spreadsheet DS, with the cell. The standard has [引用日期] behind the date of the latter alone; whoever
 * cites puts it in, for only they know the day.
 */
function nationalStandard({ version, title, byline, publication, publishedOn, period, url, cell }: Cited): string {
  const kind = cell !== null ? 'DS/OL' : publication ? 'N/OL' : 'EB/OL'
  const dated = publication
    ? [edition(version), listed(publication, publishedOn)]
    : [edition(version), publishedOn && `(${publishedOn})`]
  const source = [`${title}[${kind}]`, locator(cell, period), ...dated]
  return `${sentences(authors(byline).join(', '), ...source, url)}.`
}

/** APA 7: Author. (Date). Title (Version). Publication. URL — n.d. where no date is known. */
function apa({ version, title, byline, publication, publishedOn, period, url, cell }: Cited): string {
  const names = authors(byline).join(', ')
  const date = `(${publishedOn === null ? 'n.d.' : americanDate(publishedOn)})`
  const named = version === null ? title : `${title} (Version ${version})`
  const work = cell === null ? named : `${named} [Data set]`
  const head = names ? [names, date, work] : [work, date]
  return `${sentences(...head, locator(cell, period), publication)}. ${url}`
}

/** 2022-07-01 → 2022, July 1 */
function americanDate(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  const monthAndDay = date.toLocaleDateString('en-US', { month: 'long', day: 'numeric', timeZone: 'UTC' })
  return `${date.getUTCFullYear()}, ${monthAndDay}`
}

function markdown(cited: Cited): string {
  const { version, title, byline, publication, publishedOn, url, cell } = cited
  const quote = cell === null ? cited.quote : statement(cited)
  const source = [authors(byline).join('、'), `《${title}》`, placeOf(cell), publication, publishedOn, edition(version)]
  return `> ${escaped(quote)}\n>\n> —— ${escaped(source.filter((part) => part).join('，'))}，<${url}>`
}

/** 村级账目.xlsx，工作表“收入”，C5 */
const placeOf = (cell: Cited['cell']) => cell && `${cell.file}，工作表“${cell.sheet}”，${cell.address}`
/**
 * A list that cites a cell says of when it speaks. A newspaper's article is cited as a whole: there a period would read
 * as the day on which it appeared.
 */
const locator = (cell: Cited['cell'], period: string | null) => cell && `${placeOf(cell)}${within(period)}`
const within = (period: string | null) => (period === null ? '' : `（${period}）`)
const statement = (cited: Cited) => `${ownerOf(cited)}：${cited.indicator} ${cited.display}${within(cited.period)}`
/** Four streets may have a project of one name; a name that begins with its place needs no other. */
const ownerOf = ({ subject, place }: Cited) => (place === null || subject.startsWith(place) ? subject : place + subject)
const edition = (version: number | null) => version && `第${version}版`
const listed = (...parts: (string | null)[]) => parts.filter((part) => part).join(', ')
const sentences = (...parts: (string | number | null)[]) => parts.filter((part) => part).join('. ')
const escaped = (text: string) => text.replace(/[\\`*_{}[\]<>#|]/g, '\\$&')

/** Names the item in a reader's own collection. */
const itemKey = ({ id, version }: Cited) => `fanxing-figure-${id}${version === null ? '' : `-v${version}`}`
const noteOf = (cited: Cited) => (cited.cell ? `${statement(cited)}；${placeOf(cited.cell)}` : statement(cited))

function bibtex(cited: Cited, container: 'journal' | 'publisher'): string {
  const { version, title, byline, publication, publishedOn, url, cell } = cited
  const fields: [string, string | null][] = [
    ['author', authors(byline).map(braced).join(' and ') || null],
    ['title', braced(texSafe(title))],
    [container, publication === null ? null : braced(texSafe(publication))],
    ['year', publishedOn?.slice(0, 4) ?? null],
    ['month', publishedOn === null ? null : String(Number(publishedOn.slice(5, 7)))],
    ['version', version === null ? null : String(version)],
    ['note', texSafe(noteOf(cited))],
    ['url', url],
    ['langid', 'chinese'],
  ]
  const lines = fields.flatMap(([name, value]) => (value === null ? [] : [`  ${name} = ${braced(value)},`]))
  return `@${cell ? 'dataset' : publication ? 'article' : 'online'}{${itemKey(cited)},\n${lines.join('\n')}\n}`
}

const braced = (text: string) => `{${text}}`

/** Characters that TeX reads as its own; a brace must not be left in any form, for BibTeX counts them all. */
const texNames: Record<string, string> = {
  '\\': '{\\textbackslash}',
  '{': '{\\textbraceleft}',
  '}': '{\\textbraceright}',
  '~': '{\\textasciitilde}',
  '^': '{\\textasciicircum}',
}
const texSafe = (text: string) => text.replace(/[\\{}~^%&#$_]/g, (sign) => texNames[sign] ?? `\\${sign}`)

/** https://docs.citationstyles.org/en/stable/specification.html, in its JSON form. */
function cslJson(cited: Cited, container: 'container-title' | 'publisher'): string {
  const { version, title, byline, publication, publishedOn, url, cell } = cited
  const names = authors(byline)
  const item = {
    id: itemKey(cited),
    type: cell ? 'dataset' : publication ? 'article-newspaper' : 'webpage',
    title,
    ...(names.length > 0 ? { author: names.map((literal) => ({ literal })) } : {}),
    ...(publication ? { [container]: publication } : {}),
    ...(publishedOn ? { issued: { 'date-parts': [publishedOn.split('-').map(Number)] } } : {}),
    ...(version === null ? {} : { version: String(version) }),
    note: noteOf(cited),
    URL: url,
    language: 'zh-CN',
  }
  return JSON.stringify(item, null, 2)
}
