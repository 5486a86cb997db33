/**
 * The API answered the plain way: graphql-js over all rows in memory. It shares nothing with the planner but the SDL, so
 * that the two can be compared.
 */
import {
  buildSchema,
  execute,
  type GraphQLFieldResolver,
  type GraphQLScalarType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isListType,
  isNonNullType,
  parse,
} from 'graphql'
import { ORIGIN } from '../../schema/read.ts'
import type { Database } from '../../server/database/database.ts'
import { changeList } from './reference-changes.ts'
import { connection, isCursor, isGiven } from './reference-connection.ts'
import { spread } from './reference-facets.ts'
import { ofItself } from './reference-itself.ts'
import { by, type Order, type Row, total } from './reference-order.ts'
import { summed } from './reference-summary.ts'

type Args = Record<string, unknown>

const TABLES = {
  Place: 'place',
  Branch: 'branch',
  Star: 'star',
  Project: 'project',
  Indicator: 'indicator',
  Unit: 'unit',
  Story: 'story',
  Passage: 'passage',
  Figure: 'figure',
  FigureRevision: 'figure_revision',
  Achievement: 'achievement',
  Identity: 'identity',
  PlaceLink: 'place_link',
  StoryPlace: 'story_place',
  StoryProject: 'story_project',
  SearchEntry: 'search_entry',
  Change: 'change',
  ChangePlace: 'change_place',
} as const
type Table = keyof typeof TABLES

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

export class Reference {
  private constructor(
    private readonly tables: ReadonlyMap<Table, Row[]>,
    private readonly schema: GraphQLSchema,
    private readonly origin: string,
  ) {}

  static async of(database: Database, sdl: string, origin: string): Promise<Reference> {
    const tables = new Map<Table, Row[]>()
    for (const [type, table] of Object.entries(TABLES) as [Table, string][]) {
      const text = await database.text(`select coalesce(json_agg(to_json(t)), '[]')::text from ${table} t`, [])
      const rows: Record<string, unknown>[] = JSON.parse(text)
      tables.set(
        type,
        rows.map((row) => ({ ...row, $type: type })),
      )
    }
    const schema = buildSchema(sdl)
    const text = schema.getType('String') as GraphQLScalarType
    text.serialize = (value) => (isCursor(value) ? { ...value } : String(value))
    return new Reference(tables, schema, origin)
  }

  async answer(query: string, variables: Record<string, unknown>): Promise<unknown> {
    const typeResolver = (value: unknown) => (value as Row).$type
    return execute({
      schema: this.schema,
      document: parse(query),
      variableValues: variables,
      fieldResolver: this.#resolve,
      typeResolver,
    })
  }

  #rows(type: Table): Row[] {
    return this.tables.get(type) ?? []
  }
  #find(type: Table, id: unknown, key = 'id'): Row | null {
    return this.#rows(type).find((row) => row[key] === id) ?? null
  }

  readonly #resolve: GraphQLFieldResolver<Row, unknown, Args> = (source, args, _context, info) => {
    const { fieldName, parentType } = info
    if (parentType.name === 'Query') return this.#root(fieldName, args)
    if (parentType.name === 'FigureFacets') return this.#facet(fieldName, args, source.filter as Args)
    // Connections, edges, embedded objects and the like are complete already.
    if (!('$type' in source)) return fieldName in source ? source[fieldName] : (source as Args)[snake(fieldName)]
    const known = this.#member(source, parentType.name, fieldName, args)
    if (known !== undefined) return known
    const type = isNonNullType(info.returnType) ? info.returnType.ofType : info.returnType
    const named = getNamedType(type).name
    if (named in TABLES) {
      if (isListType(type))
        return this.#sorted(
          this.#rows(named as Table).filter((row) => row[`${parentType.name.toLowerCase()}_id`] === source.id),
          [],
        )
      if (named === 'Unit') return this.#find('Unit', source.unit_code, 'code')
      return this.#find(named as Table, source[`${snake(fieldName)}_id`])
    }
    if (named === 'ChangeState') return embedded(source, fieldName, `${fieldName}_display`)
    if (named in SIGNS) return embedded(source, fieldName, SIGNS[named])
    return shown(source[snake(fieldName)], named, this.origin)
  }

  #member(row: Row, type: string, field: string, args: Args): unknown {
    const id = row.id
    switch (`${type}.${field}`) {
      case 'Figure.subject':
      case 'Achievement.subject':
        return this.#subject(row)
      case 'Figure.citation':
      case 'FigureRevision.citation':
        return shown(row[`citation_${String(args.style ?? 'GBT7714').toLowerCase()}`], 'String', this.origin)
      case 'Figure.revisions':
        return this.#rows('FigureRevision')
          .filter((one) => one.figure_id === id)
          .sort(by([['version', -1]]))
      case 'Place.ancestors':
        return this.#links((link) => link.descendant_id === id && Number(link.depth) > 0)
          .sort(by([['depth', -1]]))
          .map((link) => this.#find('Place', link.ancestor_id))
      case 'Place.children':
        return connection(
          this.#rows('Place').filter((one) => one.parent_id === id && is(args.level, one.level)),
          args,
          [['sort_key', 1]],
        )
      case 'Place.projects':
        return connection(
          this.#scoped('Project', row, args).filter((one) => is(args.kind, one.kind)),
          args,
          [['sort_key', 1]],
        )
      case 'Place.figures':
        return this.#figures(this.#scoped('Figure', row, args), args)
      case 'Place.achievements':
        return connection(this.#scoped('Achievement', row, args), args, [['published_at', -1]])
      case 'Place.stories':
        return connection(
          this.#scoped('Story', row, args).filter((one) => is(args.kind, one.kind)),
          args,
          [['published_at', -1]],
        )
      case 'Place.changes':
        return this.#changes(args, row)
      case 'Change.node':
        return this.#identified(row.node_id)
      case 'Project.figures':
        return this.#figures(
          this.#rows('Figure').filter((one) => one.subject_project_id === id),
          args,
        )
      case 'Indicator.figures':
        return this.#figures(
          this.#rows('Figure').filter((one) => one.indicator_id === id),
          args,
        )
      case 'Project.achievements':
        return connection(
          this.#rows('Achievement').filter((one) => one.subject_project_id === id),
          args,
          [['published_at', -1]],
        )
      case 'Project.stories':
        return connection(this.#joined('Story', 'StoryProject', 'story_id', 'project_id', id), args, [
          ['published_at', -1],
        ])
      case 'Story.places':
        return this.#joined('Place', 'StoryPlace', 'place_id', 'story_id', id).sort(by([['path', 1]]))
      case 'Story.projects':
        return this.#joined('Project', 'StoryProject', 'project_id', 'story_id', id).sort(by([['id', 1]]))
      default:
        return undefined
    }
  }

  #root(field: string, args: Args): unknown {
    const within = (type: Table) => this.#rows(type).filter((row) => this.#isWithin(row, args.within))
    switch (field) {
      case 'node':
        return this.#identified(args.id)
      case 'change':
        return this.#rows('Change').find((one) => String(one.id) === args.id) ?? null
      case 'changes':
        return this.#changes(args, isGiven(args.within) ? this.#find('Place', args.within, 'path') : undefined)
      case 'figure':
        return this.#rows('Figure').find((one) => String(one.id) === args.id) ?? null
      case 'figureRevision':
        return (
          this.#rows('FigureRevision').find(
            (one) => String(one.figure_id) === args.figure && one.version === args.version,
          ) ?? null
        )
      case 'place':
        return this.#find('Place', args.path, 'path')
      case 'indicator':
        return this.#find('Indicator', args.slug, 'slug')
      case 'project':
        return this.#find('Project', args.slug, 'slug')
      case 'story':
        return this.#find('Story', args.slug, 'slug')
      case 'places':
        return connection(
          within('Place').filter((one) => is(args.level, one.level)),
          args,
          [['path', 1]],
        )
      case 'branches': {
        const least = args.minStars === null || args.minStars === undefined ? 0 : Number(args.minStars)
        return connection(
          within('Branch').filter((one) => Number(one.star_count) >= least),
          args,
          [
            ['star_count', -1],
            ['sort_key', 1],
          ],
        )
      }
      case 'projects': {
        const rows = within('Project').filter(
          (one) => is(args.kind, one.kind) && (!args.theme || (one.themes as unknown[]).includes(args.theme)),
        )
        return connection(rows, args, [['sort_key', 1]])
      }
      case 'figures':
        return this.#figures(this.#rows('Figure'), args)
      case 'achievements':
        return connection(within('Achievement'), args, [['published_at', -1]])
      case 'stories':
        return connection(
          within('Story').filter((one) => is(args.kind, one.kind)),
          args,
          [['published_at', -1]],
        )
      case 'indicators':
        return this.#rows('Indicator')
          .filter((one) => is(args.topic, one.topic))
          .sort(
            by([
              ['sort_key', 1],
              ['id', 1],
            ]),
          )
      case 'figureSummary':
        return this.#summary(args)
      case 'figureFacets':
        return { filter: args.filter ?? {} }
      case 'search':
        return this.#search(args)
      case 'limits':
      case 'errorCodes':
      case 'rateLimit':
        return ofItself(field)
      default:
        throw new Error(`Query.${field} has no reference`)
    }
  }

  #identified(id: unknown): Row | null {
    const identity = this.#rows('Identity').find((one) => String(one.id) === String(id))
    return identity ? this.#find(identity.type as Table, identity.id) : null
  }

  #changes(args: Args, place?: Row | null): unknown {
    return changeList(this.#rows('Change'), this.#rows('ChangePlace'), args, place)
  }

  #links(test: (link: Row) => boolean): Row[] {
    return this.#rows('PlaceLink').filter(test)
  }

  #joined(type: Table, pivot: Table, own: string, other: string, id: unknown): Row[] {
    const ids = new Set(
      this.#rows(pivot)
        .filter((one) => one[other] === id)
        .map((one) => one[own]),
    )
    return this.#rows(type).filter((row) => ids.has(row.id))
  }

  #subject(row: Row): Row | null {
    return (
      this.#find('Project', row.subject_project_id) ??
      this.#find('Branch', row.subject_branch_id) ??
      this.#find('Place', row.subject_place_id)
    )
  }

  #placesOf(row: Row): unknown[] {
    if (row.$type === 'Place') return [row.id]
    if (row.$type !== 'Story') return [row.place_id]
    return this.#rows('StoryPlace')
      .filter((one) => one.story_id === row.id)
      .map((one) => one.place_id)
  }

  #isBelow(row: Row, ancestor: unknown): boolean {
    const below = new Set(this.#links((link) => link.ancestor_id === ancestor).map((link) => link.descendant_id))
    return this.#placesOf(row).some((place) => below.has(place))
  }

  #isWithin(row: Row, path: unknown): boolean {
    if (path === null || path === undefined) return true
    const place = this.#find('Place', path, 'path')
    return place !== null && this.#isBelow(row, place.id)
  }

  #scoped(type: Table, place: Row, args: Args): Row[] {
    const test =
      args.within === 'SELF'
        ? (row: Row) => this.#placesOf(row).includes(place.id)
        : (row: Row) => this.#isBelow(row, place.id)
    return this.#rows(type).filter(test)
  }

  #figures(rows: Row[], args: Args): unknown {
    return connection(this.#filtered(rows, (args.filter ?? {}) as Args), args, [])
  }

  #filtered(rows: Row[], filter: Args): Row[] {
    const subject = (row: Row) => [row.subject_project_id, row.subject_branch_id, row.subject_place_id].map(String)
    const range = (filter.value ?? {}) as { min?: number | null; max?: number | null }
    return rows.filter(
      (row) =>
        is(filter.topic, row.topic) &&
        isOneOf(filter.indicator, row.indicator_slug) &&
        this.#isWithin(row, filter.place) &&
        (filter.subject === null || filter.subject === undefined || subject(row).includes(String(filter.subject))) &&
        is(filter.unit, row.unit_code) &&
        is(filter.status, row.status) &&
        isOneOf(filter.qualifier, row.qualifier) &&
        isOneOf(filter.year, row.year) &&
        Number(row.value) >= (range.min ?? Number.NEGATIVE_INFINITY) &&
        Number(row.value) <= (range.max ?? Number.POSITIVE_INFINITY) &&
        (filter.text === null ||
          filter.text === undefined ||
          this.#isFound(this.#find('SearchEntry', row.id), String(filter.text))),
    )
  }

  #isFound(entry: Row | null, text: string): boolean {
    const words = form(text)
      .split(/\s+/u)
      .filter((word) => /[\p{L}\p{N}]/u.test(word))
    return (
      entry !== null &&
      words.length > 0 &&
      words.every((word) => String(entry.text).includes(word) || sounds(entry, word))
    )
  }

  #search(args: Args): unknown {
    const kinds = ['project_id', 'place_id', 'branch_id', 'story_id', 'achievement_id', 'figure_id']
    const tables = ['Project', 'Place', 'Branch', 'Story', 'Achievement', 'Figure'] as const
    const text = form(String(args.text)).trim()
    const words = text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word))
    const hits = this.#rows('SearchEntry')
      .filter((entry) => this.#isFound(entry, text))
      .map((entry) => {
        const title = String(entry.title)
        const phrase = text.replaceAll(/\s/gu, '')
        const solid = title.replaceAll(' ', '')
        const like = solid.includes(phrase) || words.every((word) => sounds(entry, word))
        const rank = solid === phrase ? 0 : solid.startsWith(phrase) ? 1 : like ? 2 : 3
        const kind = kinds.findIndex((column) => entry[column] !== null)
        const node = this.#find(tables[kind] ?? 'Place', entry.id) ?? entry
        return { ...node, $rank: rank, $kind: kind }
      })
    return connection(hits, args, [
      ['$rank', 1],
      ['$kind', 1],
    ])
  }

  #summary(args: Args): unknown {
    const filter = (args.filter ?? {}) as Args
    const rows = this.#filtered(this.#rows('Figure'), filter).filter((row) => filter.status || row.status !== 'PLANNED')
    const groups = new Map<string, { indicator: Row | null; group: Row | null; rows: Row[] }>()
    for (const row of rows) {
      const indicator = this.#find('Indicator', row.indicator_id)
      const group = args.groupBy === 'INDICATOR' ? null : this.#placeAt(row.place_id, args.groupBy)
      const key = `${row.indicator_id} ${group?.id}`
      const known = groups.get(key) ?? { indicator, group, rows: [] }
      known.rows.push(row)
      groups.set(key, known)
    }
    const order = by([
      ['sort_key', 1],
      ['id', 1],
      ['path', 1],
    ])
    const key = ({ indicator, group }: { indicator: Row | null; group: Row | null }) =>
      ({ $type: '', sort_key: indicator?.sort_key, id: indicator?.id, path: group?.path ?? '' }) as Row
    return [...groups.values()]
      .sort((a, b) => order(key(a), key(b)))
      .map((one) => summed(one.indicator, one.group, one.rows))
  }

  #facet(name: string, args: Args, filter: Args): unknown {
    const rows = this.#filtered(this.#rows('Figure'), name === 'place' ? filter : { ...filter, [name]: null })
    const values = rows.flatMap((row) => this.#counted(name, row, args.level) ?? [])
    return spread(values, Number(args.first ?? 20))
  }

  /** The value of a figure that a facet counts, with its name; null where it has none. */
  #counted(name: string, row: Row, level: unknown): { value: unknown; name: unknown } | null {
    if (name === 'year') return { value: row.year, name: row.year === 'none' ? '未注明' : `${row.year}年` }
    if (name === 'unit') return { value: row.unit_code, name: this.#find('Unit', row.unit_code, 'code')?.name }
    if (name === 'indicator')
      return { value: row.indicator_slug, name: this.#find('Indicator', row.indicator_id)?.name }
    if (name === 'place') {
      const place = this.#placeAt(row.place_id, level)
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

  #placeAt(place: unknown, level: unknown): Row | null {
    const above = this.#links((link) => link.descendant_id === place).map((link) =>
      this.#find('Place', link.ancestor_id),
    )
    return above.find((one) => one?.level === level) ?? null
  }

  #sorted(rows: Row[], order: Order): Row[] {
    return [...rows].sort(by(total(order)))
  }
}

const is = (wanted: unknown, value: unknown) => !isGiven(wanted) || wanted === value
const isOneOf = (wanted: unknown, value: unknown) => !isGiven(wanted) || (wanted as unknown[]).includes(value)
const form = (text: string) => text.normalize('NFKC').toLowerCase()

function sounds(entry: Row, word: string): boolean {
  const typed = word.replaceAll('ü', 'v').replaceAll(/['’-]/gu, '')
  if (!/^[a-z0-9]+$/.test(typed)) return false
  return [...String(entry.tokens).matchAll(/'[pi]:([^']*)'/g)].some(([, sound]) => sound?.startsWith(typed))
}

/** Embedded types, each with the column that is null where the object is not there. */
const SIGNS: Readonly<Record<string, string | undefined>> = {
  Bounds: undefined,
  Period: 'period_label',
  Original: 'original_file',
  Cell: 'cell_file_digest',
  Sheet: 'sheet_file_digest',
}

function embedded(row: Row, field: string, sign: string | undefined): unknown {
  if (sign !== undefined && row[sign] === null) return null
  const prefix = `${field}_`
  const own = Object.entries(row).filter(([column]) => column.startsWith(prefix))
  return Object.fromEntries(own.map(([column, value]) => [column.slice(prefix.length), value]))
}

function shown(value: unknown, type: string, origin: string): unknown {
  if (type === 'DateTime') return new Date(String(value)).toISOString()
  if (type === 'ID') return String(value)
  return typeof value === 'string' ? value.replaceAll(ORIGIN, origin) : value
}
