/** What `npm run bench` can be told. */
import { parseArgs } from 'node:util'
import type { ProvinceSize } from './province/province.ts'

export const PARTS = ['reads', 'exports', 'edits', 'clicks', 'desk', 'imports'] as const
export type Part = (typeof PARTS)[number]

export interface Flags {
  parts: readonly Part[]
  /** For the reads. */
  size: ProvinceSize
  seed: number
  rounds: number
  seconds: number
  /** Projects of each province that is exported. */
  exportSizes: readonly number[]
  /** Projects of each province that is edited, and in which a publisher clicks. */
  editSizes: readonly number[]
  edits: number
  /** How often each page of the desk is rendered. */
  deskRounds: number
  /** Of the sheet that is imported. */
  rows: number
  /** A PostgreSQL server, by the address of a database on it. */
  server: string
  keep: boolean
  /** Whether the edits are made in the embedded database. */
  embedded: boolean
  /** Whether RESULTS.md is written. */
  write: boolean
}

export const USAGE = `npm run bench -- [--only reads,exports,edits,clicks,desk,imports] [--communities 4000] [--projects 12000] [--figures 60000]
  [--seed 1] [--rounds 9] [--seconds 2] [--export-sizes 1000] [--edit-sizes 1000,10000,50000] [--edits 40] [--desk-rounds 40] [--rows 100000]
  [--database postgresql://…] [--keep] [--embedded] [--quick]
--keep leaves the loaded databases for the next run; --embedded makes the edits in PGlite; --quick is a small run that shows that everything works.`

const options = {
  only: { type: 'string', default: PARTS.join() },
  communities: { type: 'string', default: '4000' },
  projects: { type: 'string', default: '12000' },
  figures: { type: 'string', default: '60000' },
  seed: { type: 'string', default: '1' },
  rounds: { type: 'string', default: '9' },
  seconds: { type: 'string', default: '2' },
  'export-sizes': { type: 'string', default: '1000' },
  'edit-sizes': { type: 'string', default: '1000,10000,50000' },
  edits: { type: 'string', default: '40' },
  'desk-rounds': { type: 'string', default: '40' },
  rows: { type: 'string', default: '100000' },
  database: { type: 'string' },
  keep: { type: 'boolean', default: false },
  embedded: { type: 'boolean', default: false },
  quick: { type: 'boolean', default: false },
} as const

const QUICK = {
  communities: 40,
  projects: 120,
  figures: 300,
  rounds: 1,
  seconds: 1,
  sizes: [60],
  edits: 6,
  deskRounds: 2,
  rows: 200,
}

/** Reads the command line. @throws {Error} naming the flag, its value and what it must be. */
export function readFlags(args: string[], environment: Record<string, string | undefined>): Flags {
  const { values } = parseArgs({ args, options })
  const whole = (name: string, value: string) => {
    if (!/^[1-9]\d*$/.test(value))
      throw new Error(`--${name} is ${value}, which must be a whole number above 0\n${USAGE}`)
    return Number(value)
  }
  const list = (name: string, value: string) => value.split(',').map((item) => whole(name, item))
  const server = values.database ?? environment.BENCH_DATABASE_URL ?? environment.DATABASE_URL
  const common = {
    parts: values.only.split(',').map(part),
    seed: whole('seed', values.seed),
    server: server || 'postgresql://postgres@127.0.0.1:5432/postgres',
    keep: values.keep,
    embedded: values.embedded,
    write: !values.quick,
  }
  if (values.quick) {
    const { communities, projects, figures, rounds, seconds, sizes, edits, deskRounds, rows } = QUICK
    return {
      ...common,
      size: { communities, projects, figures },
      rounds,
      seconds,
      exportSizes: sizes,
      editSizes: sizes,
      edits,
      deskRounds,
      rows,
    }
  }
  return {
    ...common,
    size: {
      communities: whole('communities', values.communities),
      projects: whole('projects', values.projects),
      figures: whole('figures', values.figures),
    },
    rounds: whole('rounds', values.rounds),
    seconds: whole('seconds', values.seconds),
    exportSizes: list('export-sizes', values['export-sizes']),
    editSizes: list('edit-sizes', values['edit-sizes']),
    edits: whole('edits', values.edits),
    deskRounds: whole('desk-rounds', values['desk-rounds']),
    rows: whole('rows', values.rows),
  }
}

function part(name: string): Part {
  const known = PARTS.find((one) => one === name)
  if (known === undefined) throw new Error(`--only names ${name}, which must be one of ${PARTS.join(', ')}\n${USAGE}`)
  return known
}

/** The province in which pages are counted by projects: a figure each, three to a community. */
export function sizeOf(projects: number): ProvinceSize {
  return { communities: Math.ceil(projects / 3), projects, figures: projects }
}
