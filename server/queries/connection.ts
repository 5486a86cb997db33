/** Relay connections: one page of a list, read by keyset. */
import {
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql'
import { HubError } from '../errors.ts'
import type { Compilation, Row } from './compilation.ts'
import { beyond, cursorOf } from './cursor.ts'
import { concat, jsonList, type Piece, sql, text } from './json-text.ts'
import { Unplannable } from './model.ts'
import { orderBy } from './order.ts'
import type { Variables } from './outline.ts'
import { type Asked, below } from './selection.ts'
import { type Source, where } from './source.ts'

export const DEFAULT_PAGE = 20
export const MAX_PAGE = 100

/** Makes the JSON text of one listed row. */
type Item = (row: Row, asked: Asked, type: GraphQLNamedType) => Piece[]

export function connection(
  c: Compilation,
  source: Source,
  args: Variables,
  type: GraphQLObjectType,
  asked: Asked,
  item: Item,
): Piece[] {
  return new Page(c, source, args, item).pieces(type, below(asked))
}

/** One page while its statement is made. Columns that the answer needs of each row are collected in `#columns`. */
class Page {
  readonly #row: Row
  readonly #page: string
  readonly #columns: string[] = []
  readonly #size: number
  readonly #backward: boolean
  readonly #hasAfter: boolean
  readonly #hasBefore: boolean
  #needsRows = false
  /** Whether the rows are asked once and nothing else of the page: then they need no numbers and no row beyond. */
  #isPlain = false

  constructor(
    private readonly c: Compilation,
    private readonly source: Source,
    private readonly args: Variables,
    private readonly item: Item,
  ) {
    this.#row = c.row(source.entity)
    this.#page = c.alias()
    this.#backward = isGiven(args.last)
    if (this.#backward && isGiven(args.first)) {
      throw new HubError(
        'BAD_PAGE',
        'first and last were both given. Give one: first from the beginning, last from the end.',
      )
    }
    this.#hasAfter = isGiven(args.after)
    this.#hasBefore = isGiven(args.before)
    const argument = this.#backward ? 'last' : 'first'
    this.#size = checkPageSize(args[argument] ?? DEFAULT_PAGE, argument)
  }

  pieces(type: GraphQLObjectType, sets: readonly SelectionSetNode[]): Piece[] {
    const [first, ...others] = this.c.selection.of(type, sets).filter(({ name }) => name !== 'totalCount')
    this.#isPlain = others.length === 0 && (first?.name === 'nodes' || first?.name === 'edges')
    const pieces = this.c.braces(type, sets, (asked) => this.#member(type, asked))
    if (!this.#needsRows) return pieces
    return [sql(`(select ${concat(pieces)} from (${this.#rows()}) ${this.#page})`)]
  }

  #member(type: GraphQLObjectType, asked: Asked): Piece[] {
    const named = getNamedType(this.c.selection.field(type, asked).field.type)
    if (asked.name === 'totalCount') return [sql(this.#total())]
    if (asked.name === 'nodes') return this.#list(this.item(this.#row, asked, named))
    if (!isObjectType(named)) throw new Unplannable(`${type.name}.${asked.name}`)
    if (asked.name === 'edges')
      return this.#list(this.c.braces(named, below(asked), (member) => this.#edge(named, member)))
    return this.c.braces(named, below(asked), (member) => this.#pageInfo(member))
  }

  #edge(type: GraphQLObjectType, asked: Asked): Piece[] {
    if (asked.name === 'cursor') return [sql(`to_json(${cursorOf(this.source, this.#row.alias)})`)]
    return this.item(this.#row, asked, getNamedType(this.c.selection.field(type, asked).field.type))
  }

  #pageInfo(asked: Asked): Piece[] {
    if (asked.name === 'hasNextPage') return this.#backward ? [text(String(this.#hasBefore))] : this.#more()
    if (asked.name === 'hasPreviousPage') return this.#backward ? this.#more() : [text(String(this.#hasAfter))]
    const cursor = this.#column(cursorOf(this.source, this.#row.alias))
    const direction = asked.name === 'startCursor' ? this.#direction : this.#opposite
    const found = `(array_agg(${cursor} order by ${this.#page}.n ${direction})${this.#kept})[1]`
    return [sql(`coalesce(to_json(${found})::text,'null')`)]
  }

  /** Whether a row follows beyond the page: one more than its size is read. */
  #more(): Piece[] {
    this.#needsRows = true
    return [sql(`(count(*) > ${this.#size})::text`)]
  }

  #list(row: Piece[]): Piece[] {
    if (this.#isPlain) return jsonList(this.#plainRows(concat(row)), this.#page)
    const json = this.#column(concat(row))
    return [
      text('['),
      sql(`string_agg(${json},',' order by ${this.#page}.n ${this.#direction})${this.#kept}`),
      text(']'),
    ]
  }

  #column(expression: string): string {
    this.#needsRows = true
    const name = `c${this.#columns.length}`
    this.#columns.push(`${expression} ${name}`)
    return `${this.#page}.${name}`
  }

  /** Rows are numbered from where the page begins; a backward page is turned round again. */
  get #direction(): string {
    return this.#backward ? 'desc' : 'asc'
  }
  get #opposite(): string {
    return this.#backward ? 'asc' : 'desc'
  }
  get #kept(): string {
    return ` filter (where ${this.#page}.n <= ${this.#size})`
  }

  #total(): string {
    const alias = this.c.alias()
    return `(select count(*) from ${this.source.relation} ${alias}${where(this.source.tests, alias)})`
  }

  get #readOrder(): Source['order'] {
    return this.#backward ? this.source.order.map(reversed) : this.source.order
  }

  /** `where …`: the source's tests, and the page's place in the list. */
  #where(alias: string): string {
    const { source, c, args } = this
    const tests = [...source.tests]
    if (this.#hasAfter) tests.push(beyond(c, source, args.after, 'after', false))
    if (this.#hasBefore) tests.push(beyond(c, source, args.before, 'before', true))
    return where(tests, alias)
  }

  /** The page's rows as the column `j`, in the list's order. */
  #plainRows(json: string): string {
    const { source, c } = this
    const { alias: row, joins } = this.#row
    const order = orderBy(source.order, row)
    if (joins.length === 0 && !this.#backward) {
      return `select ${json} j from ${source.relation} ${row}${this.#where(row)} ${order} limit ${this.#size}`
    }
    const alias = c.alias()
    const page = `select * from ${source.relation} ${alias}${this.#where(alias)} ${orderBy(this.#readOrder, alias)} limit ${this.#size}`
    return `select ${json} j from (${page}) ${row} ${joins.join(' ')} ${order}`
  }

  #rows(): string {
    const { source, c } = this
    const alias = c.alias()
    const order = orderBy(this.#readOrder, alias)
    const numbered = `select ${alias}.*, row_number() over (${order}) n from ${source.relation} ${alias}`
    const page = `${numbered}${this.#where(alias)} ${order} limit ${this.#size + 1}`
    const columns = [...this.#columns, `${this.#row.alias}.n`]
    return `select ${columns.join(', ')} from (${page}) ${this.#row.alias} ${this.#row.joins.join(' ')}`
  }
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null
}

function reversed<T extends { direction: 'asc' | 'desc' }>(by: T): T {
  return { ...by, direction: by.direction === 'asc' ? 'desc' : 'asc' }
}

/** @throws {HubError} unless the size is one that a page can have. */
export function checkPageSize(size: unknown, argument: string): number {
  if (typeof size !== 'number' || size < 0) {
    throw new HubError('BAD_PAGE', `${argument}: ${size} is no number of rows. Give 0 to ${MAX_PAGE}.`)
  }
  if (size > MAX_PAGE) {
    throw new HubError(
      'PAGE_TOO_LARGE',
      `${argument}: ${size} is more than the ${MAX_PAGE} rows of a page. Ask for ${MAX_PAGE} or fewer and follow pageInfo.endCursor.`,
    )
  }
  return size
}
