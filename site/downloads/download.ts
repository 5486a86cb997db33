/** Files with all figures that a question finds: `/figures.csv?topic=CULTURE`, complete, whatever their number. */
import type { Ask } from '../ask.ts'
import { dayOf } from '../day.ts'
import { chosen, conditionsOf } from '../desk/conditions.ts'
import { namesOf } from '../desk/names.ts'
import { proposal } from '../desk/nearest.ts'
import { type Problem, type Question, readQuestion, searchOf, unknownNames } from '../desk/question.ts'
import { everyNode } from '../every-node.ts'
import { DownloadFigures, DownloadTotal } from '../queries/downloads.ts'
import type { About } from './about.ts'
import type { Figure } from './columns.ts'
import { fileNameOf } from './file-name.ts'
import { formatOf } from './formats.ts'
import { MOST_ROWS } from './xlsx.ts'

export interface Download {
  /** Media type of the bytes. */
  type: string
  /** What a browser calls the file, and what programs do that know no Chinese. */
  name: string
  ascii: string
  body: AsyncIterable<string | Uint8Array>
}

/**
 * The file at an address such as https://fanxing.example/figures.csv?year=2024; null where there is none, problems where its
 * question cannot be answered. `ask` must answer from one state of the hub for as long as the body is read.
 */
export async function download(ask: Ask, address: string): Promise<Download | { problems: Problem[] } | null> {
  const { pathname, searchParams, origin } = new URL(address)
  const format = formatOf(pathname)
  if (format === null) return null
  const { question, problems } = readQuestion(searchParams)
  problems.push(...unknownNames(searchParams))
  if (problems.length > 0) return { problems }
  const { names, problems: unknown } = await namesOf(ask, question.filter)
  if (unknown.length > 0) return { problems: unknown.map(inText) }
  const { figures } = await ask(DownloadTotal, { filter: question.filter })
  if (format.ending === 'xlsx' && figures.totalCount > MOST_ROWS) return { problems: [tooMany(figures.totalCount)] }
  const about = aboutOf(question, conditionsOf(question, names), figures.totalCount, origin)
  return {
    type: format.type,
    ...fileNameOf(chosen(question, names), dayOf(about.at), format.ending),
    body: format.write(all(ask, question, about.total), about),
  }
}

function aboutOf(question: Question, conditions: readonly string[], total: number, origin: string): About {
  const search = searchOf(question)
  return {
    total,
    conditions,
    url: `${origin}/figures/${search === '' ? '' : `?${search}`}`,
    guide: `${origin}/about/`,
    at: `${new Date().toISOString().slice(0, 19)}Z`,
  }
}

async function* all(ask: Ask, { filter, orderBy }: Question, total: number): AsyncGenerator<Figure> {
  let count = 0
  for await (const figure of everyNode(ask, DownloadFigures, { filter, orderBy }, ({ figures }) => figures)) {
    count++
    yield figure
  }
  // Not a line less than is said, or no file at all.
  if (count !== total) throw new Error(`${count} figures were read where ${total} were counted`)
}

/** A problem with what may have been meant among its words: a text has no links. */
function inText({ name, value, remedy, nearest }: Problem): Problem {
  return { name, value, remedy: [remedy, proposal(nearest)].filter(Boolean).join('。') }
}

function tooMany(total: number): Problem {
  return {
    name: 'figures.xlsx',
    value: `${total} 行`,
    remedy: `Excel 一张表最多 ${MOST_ROWS} 行：加些条件，或下载 CSV`,
  }
}
