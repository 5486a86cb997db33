/** (d) The desk: typical questions as pages, cold, and all figures as files. */
import pg from 'pg'
import { median, quantile } from './rounds.ts'
import type { DeskInput, DeskRun } from './tasks/desk-run.ts'
import { type Progress, runTask } from './tasks/task.ts'

export interface DeskResult {
  pages: { question: string; p50: number; p95: number }[]
  /** The 95th percentile of all pages together. */
  p95: number
  files: { file: string; rows: number; seconds: number; megabytes: number }[]
  /** Megabytes of the process that renders and writes. */
  peakMemory: number
}

interface Options {
  databaseUrl: string
  rounds: number
  progress?: Progress
}

const FILES = ['/figures.csv', '/figures.xlsx', '/figures.json', '/figures.zip']

export async function measureDesk({ databaseUrl, rounds, progress }: Options): Promise<DeskResult> {
  const { questions, figures } = await questionsOf(databaseUrl)
  const pages = Object.values(questions)
  const module = new URL('tasks/desk-run.ts', import.meta.url)
  const input = { databaseUrl, pages, files: FILES, rounds }
  const { result, usage } = await runTask<DeskInput, DeskRun>(module, input, progress)
  return {
    pages: Object.keys(questions).map((question, at) => {
      const times = result.pages[at] ?? []
      return { question, p50: median(times), p95: quantile(times, 0.95) }
    }),
    p95: quantile(result.pages.flat(), 0.95),
    files: FILES.map((file, at) => {
      const { seconds = 0, bytes = 0 } = result.files[at] ?? {}
      return { file, rows: figures, seconds, megabytes: bytes / 1e6 }
    }),
    peakMemory: usage.peakMemory,
  }
}

/** What reporters ask, of what the province holds. */
async function questionsOf(databaseUrl: string): Promise<{ questions: Record<string, string>; figures: number }> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ street: string; indicator: string; figures: number }>(
      `select (select path from place where level = 'STREET' order by path limit 1) street,
         (select slug from indicator order by slug limit 1) indicator, (select count(*)::int from figure) figures`,
    )
    const { street = '', indicator = '', figures = 0 } = rows[0] ?? {}
    const desk = (asked: Record<string, string>) => `/figures/?${new URLSearchParams(asked)}`
    return {
      figures,
      questions: {
        everything: desk({ sort: 'PUBLISHED_DESC' }),
        'one topic, greatest first': desk({ topic: 'COLLECTIVE_ECONOMY', sort: 'VALUE_DESC' }),
        'one indicator': desk({ indicator, sort: 'VALUE_DESC' }),
        'one street': desk({ place: street }),
        'one street, planned': desk({ place: street, status: 'PLANNED' }),
        'no year, vaguely stated': `${desk({ year: 'none' })}&qualifier=OVER&qualifier=ABOUT`,
        'a range of values': desk({ min: '1000', max: '50000' }),
        words: desk({ text: '食堂' }),
      },
    }
  } finally {
    await client.end()
  }
}
