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
import { beyond, cursorOf, requireCursor } from './cursor.ts'
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
  /** Whether the statement seeks the page's place in the list, which decodes its cursors. */
  #isPlaced = false
  /** Whether the rows are asked once and nothing else of the page: then they need no row beyond. */
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
    const whole = this.#needsRows ? [sql(`(select ${concat(pieces)} from (${this.#rows()}) ${this.#page})`)] : pieces
    if (!this.#isPlaced) this.#requireCursors()
    return whole
  }

  #requireCursors(): void {
    const { c, source, args } = this
    if (this.#hasAfter) requireCursor(c, source, args.after, 'after')
    if (this.#hasBefore) requireCursor(c, source, args.before, 'before')
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
    const at = asked.name === 'startCursor' ? '1' : `least(count(*), ${this.#size})::int`
    const found = `(${this.#kept(cursor)})[${at}]`
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
    return [text('['), sql(`array_to_string(${this.#kept(json)},',')`), text(']')]
  }

  #column(expression: string): string {
    this.#needsRows = true
    const name = `c${this.#columns.length}`
    this.#columns.push(`${expression} ${name}`)
    return `${this.#page}.${name}`
  }

  /**
   * A column of the page's rows, in the list's order, without the row beyond: that one is the last or, read backward, the
   * first. To number the rows and to sort them by their numbers takes PostgreSQL a fifth longer.
   */
  #kept(column: string): string {
    const bounds = this.#backward ? `greatest(count(*) - ${this.#size}, 0)::int + 1:` : `:${this.#size}`
    return `(array_agg(${column}))[${bounds}]`
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
    this.#isPlaced = true
    const tests = [...source.tests]
    if (this.#hasAfter) tests.push(beyond(c, source, args.after, 'after', false))
    if (this.#hasBefore) tests.push(beyond(c, source, args.before, 'before', true))
    return where(tests, alias)
  }

  /** The page's rows as the column `j`, in the list's order. */
  #plainRows(json: string): string {
    const { source } = this
    const { alias: row, joins } = this.#row
    if (joins.length > 0 || this.#backward) return this.#ordered(`${json} j`, this.#size)
    const order = orderBy(source.order, row)
    return `select ${json} j from ${source.relation} ${row}${this.#where(row)} ${order} limit ${this.#size}`
  }

  /** The page's rows and one beyond, in the list's order. */
  #rows(): string {
    return this.#ordered(this.#columns.join(', '), this.#size + 1)
  }

  /** Columns of at most so many rows: these are found first and joined with what they refer to then. */
  #ordered(columns: string, limit: number): string {
    const { source } = this
    const { alias: row, joins } = this.#row
    const alias = this.c.alias()
    const found = `select * from ${source.relation} ${alias}${this.#where(alias)} ${orderBy(this.#readOrder, alias)} limit ${limit}`
    return `select ${columns} from (${found}) ${row} ${joins.join(' ')} ${orderBy(source.order, row)}`
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
