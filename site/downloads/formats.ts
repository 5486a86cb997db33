/** The formats that figures can be downloaded in. */
import type { About } from './about.ts'
import type { Figure } from './columns.ts'
import { BYTE_ORDER_MARK, csv } from './csv.ts'
import { dataPackage } from './data-package.ts'
import { json } from './json.ts'
import { jsonLd } from './json-ld.ts'
import { xlsx } from './xlsx.ts'

interface Format {
  /** Behind `/figures.` in the address. */
  ending: string
  /** As readers know it, and what it is good for. */
  title: string
  use: string
  type: string
  write(figures: AsyncIterable<Figure>, about: About): AsyncIterable<string | Uint8Array>
}

export const formats: readonly Format[] = [
  {
    ending: 'csv',
    title: 'CSV',
    use: '任何表格软件都能打开',
    type: 'text/csv; charset=utf-8',
    write: withMark,
  },
  {
    ending: 'xlsx',
    title: 'Excel',
    use: '数与日期各有其类型，另有一张说明',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: xlsx,
  },
  { ending: 'json', title: 'JSON', use: '给程序', type: 'application/json; charset=utf-8', write: json },
  {
    ending: 'jsonld',
    title: 'JSON-LD',
    use: 'schema.org 的 Dataset 与 Observation',
    type: 'application/ld+json; charset=utf-8',
    write: jsonLd,
  },
  {
    ending: 'zip',
    title: '数据包',
    use: 'Frictionless Data Package：表、说明与每栏的定义',
    type: 'application/zip',
    write: dataPackage,
  },
]

/** The format of `/figures.csv`; null for an address that is no download. */
export function formatOf(path: string): Format | null {
  return formats.find(({ ending }) => path === `/figures.${ending}`) ?? null
}

async function* withMark(figures: AsyncIterable<Figure>): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK
  yield* csv(figures)
}
