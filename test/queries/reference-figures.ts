/** How the plain executor filters, adds up and counts figures. */
import { type GraphQLSchema, isEnumType } from 'graphql'
import { connection, is, isGiven } from './reference-connection.ts'
import { spread } from './reference-facets.ts'
import { by, type Row } from './reference-order.ts'
import { isFound } from './reference-search.ts'
import { summed } from './reference-summary.ts'
import type { Tables } from './reference-tables.ts'

type Args = Record<string, unknown>

export class Figures {
  constructor(
    private readonly tables: Tables,
    private readonly schema: GraphQLSchema,
  ) {}

  /** Those of the rows that meet the filter of the arguments, as a connection. */
  list(rows: Row[], args: Args): unknown {
    return connection(this.#filtered(rows, (args.filter ?? {}) as Args), args, [])
  }

  #filtered(rows: Row[], filter: Args): Row[] {
    const subject = (row: Row) => [row.subject_project_id, row.subject_branch_id, row.subject_place_id].map(String)
    const range = (filter.value ?? {}) as { min?: number | null; max?: number | null }
    return rows.filter(
      (row) =>
        is(filter.topic, row.topic) &&
        isOneOf(filter.indicator, row.indicator_slug) &&
        this.tables.isWithin(row, filter.place) &&
        (filter.subject === null || filter.subject === undefined || subject(row).includes(String(filter.subject))) &&
        is(filter.unit, row.unit_code) &&
        is(filter.status, row.status) &&
        isOneOf(filter.qualifier, row.qualifier) &&
        isOneOf(filter.year, row.year) &&
        Number(row.value) >= (range.min ?? Number.NEGATIVE_INFINITY) &&
        Number(row.value) <= (range.max ?? Number.POSITIVE_INFINITY) &&
        (filter.text === null ||
          filter.text === undefined ||
          isFound(this.tables.find('SearchEntry', row.id), String(filter.text))),
    )
  }

  /** The root field `figureSummary`. */
  summary(args: Args): unknown {
    const filter = (args.filter ?? {}) as Args
    const rows = this.#filtered(this.tables.rows('Figure'), filter).filter(
      (row) => filter.status || row.status !== 'PLANNED',
    )
    const groups = new Map<string, { indicator: Row | null; group: Row | null; rows: Row[] }>()
    for (const row of rows) {
      const indicator = this.tables.find('Indicator', row.indicator_id)
      const group = args.groupBy === 'INDICATOR' ? null : this.tables.placeAt(row.place_id, args.groupBy)
      const key = `${row.indicator_id} ${group?.id} ${row.status}`
      const known = groups.get(key) ?? { indicator, group, rows: [] }
      known.rows.push(row)
      groups.set(key, known)
    }
    const order = by([
      ['sort_key', 1],
      ['id', 1],
      ['path', 1],
      ['status', 1],
    ])
    const key = ({ indicator, group, rows: [row] }: { indicator: Row | null; group: Row | null; rows: Row[] }) =>
      ({
        $type: '',
        sort_key: indicator?.sort_key,
        id: indicator?.id,
        path: group?.path ?? '',
        status: row?.status,
      }) as Row
    return [...groups.values()]
      .sort((a, b) => order(key(a), key(b)))
      .map((one) => summed(one, (row, place) => this.tables.isBelow(row, place)))
  }

  /** A facet of `figureFacets`. */
  facet(name: string, args: Args, filter: Args): unknown {
    const rows = this.#filtered(this.tables.rows('Figure'), name === 'place' ? filter : { ...filter, [name]: null })
    const values = rows.flatMap((row) => this.#counted(name, row, args.level) ?? [])
    return spread(values, Number(args.first ?? 20))
  }

  /** The value of a figure that a facet counts, with its name; null where it has none. */
  #counted(name: string, row: Row, level: unknown): { value: unknown; name: unknown } | null {
    if (name === 'year') return { value: row.year, name: row.year === 'none' ? '未注明' : `${row.year}年` }
    if (name === 'unit') return { value: row.unit_code, name: this.tables.find('Unit', row.unit_code, 'code')?.name }
    if (name === 'indicator')
      return { value: row.indicator_slug, name: this.tables.find('Indicator', row.indicator_id)?.name }
    if (name === 'place') {
      const place = this.tables.placeAt(row.place_id, level)
      return place && { value: place.path, name: place.name }
    }
    const vocabulary = { topic: 'Topic', status: 'FigureStatus', qualifier: 'Qualifier' }[name] ?? ''
    return { value: row[name], name: this.#word(vocabulary, String(row[name])) }
  }

  /** The Chinese word in the description of an enum's value. */
  #word(vocabulary: string, value: string): string | undefined {
    const type = this.schema.getType(vocabulary)
    const description = isEnumType(type) ? type.getValue(value)?.description : undefined
    return /\((.+)\)$/.exec(description ?? '')?.[1]
  }
}

const isOneOf = (wanted: unknown, value: unknown) => !isGiven(wanted) || (wanted as unknown[]).includes(value)
