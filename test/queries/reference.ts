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
  isListType,
  isNonNullType,
  parse,
} from 'graphql'
import { ORIGIN } from '../../schema/read.ts'
import type { Database } from '../../server/database/database.ts'
import { changeList } from './reference-changes.ts'
import { connection, is, isCursor, isGiven } from './reference-connection.ts'
import { Figures } from './reference-figures.ts'
import { honours } from './reference-honours.ts'
import { ofItself } from './reference-itself.ts'
import { by, type Order, type Row, total } from './reference-order.ts'
import { search } from './reference-search.ts'
import { TABLES, type Table, Tables } from './reference-tables.ts'

type Args = Record<string, unknown>

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

export class Reference {
  readonly #figures: Figures

  private constructor(
    private readonly tables: Tables,
    private readonly schema: GraphQLSchema,
    private readonly origin: string,
  ) {
    this.#figures = new Figures(tables, schema)
  }

  static async of(database: Database, sdl: string, origin: string): Promise<Reference> {
    const schema = buildSchema(sdl)
    const text = schema.getType('String') as GraphQLScalarType
    text.serialize = (value) => (isCursor(value) ? { ...value } : String(value))
    return new Reference(await Tables.of(database), schema, origin)
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

  readonly #resolve: GraphQLFieldResolver<Row, unknown, Args> = (source, args, _context, info) => {
    const { fieldName, parentType } = info
    if (parentType.name === 'Query') return this.#root(fieldName, args)
    if (parentType.name === 'FigureFacets') return this.#figures.facet(fieldName, args, source.filter as Args)
    // Connections, edges, embedded objects and the like are complete already.
    if (!('$type' in source)) return fieldName in source ? source[fieldName] : (source as Args)[snake(fieldName)]
    const known = this.#member(source, parentType.name, fieldName, args)
    if (known !== undefined) return known
    const type = isNonNullType(info.returnType) ? info.returnType.ofType : info.returnType
    const named = getNamedType(type).name
    if (named in TABLES) {
      if (isListType(type))
        return this.#sorted(
          this.tables.rows(named as Table).filter((row) => row[`${parentType.name.toLowerCase()}_id`] === source.id),
          [],
        )
      if (named === 'Unit') return this.tables.find('Unit', source.unit_code, 'code')
      return this.tables.find(named as Table, source[`${snake(fieldName)}_id`])
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
      case 'Picture.srcset':
        return shown(row[`srcset_${String(args.format ?? 'AVIF').toLowerCase()}`], 'String', this.origin)
      case 'Figure.revisions':
        return this.tables
          .rows('FigureRevision')
          .filter((one) => one.figure_id === id)
          .sort(by([['version', -1]]))
      case 'Place.ancestors':
        return this.tables
          .links((link) => link.descendant_id === id && Number(link.depth) > 0)
          .sort(by([['depth', -1]]))
          .map((link) => this.tables.find('Place', link.ancestor_id))
      case 'Place.children':
        return connection(
          this.tables.rows('Place').filter((one) => one.parent_id === id && is(args.level, one.level)),
          args,
          [['sort_key', 1]],
        )
      case 'Place.projects':
        return connection(
          this.tables.scoped('Project', row, args).filter((one) => is(args.kind, one.kind)),
          args,
          [['sort_key', 1]],
        )
      case 'Place.figures':
        return this.#figures.list(this.tables.scoped('Figure', row, args), args)
      case 'Place.achievements':
        return connection(this.tables.scoped('Achievement', row, args), args, [['published_at', -1]])
      case 'Place.stories':
        return connection(
          this.tables.scoped('Story', row, args).filter((one) => is(args.kind, one.kind)),
          args,
          [['published_at', -1]],
        )
      case 'Place.changes':
        return this.#changes(args, row)
      case 'Change.node':
        return this.#identified(row.node_id)
      case 'Project.figures':
        return this.#figures.list(
          this.tables.rows('Figure').filter((one) => one.subject_project_id === id),
          args,
        )
      case 'Indicator.figures':
        return this.#figures.list(
          this.tables.rows('Figure').filter((one) => one.indicator_id === id),
          args,
        )
      case 'Project.achievements':
        return connection(
          this.tables.rows('Achievement').filter((one) => one.subject_project_id === id),
          args,
          [['published_at', -1]],
        )
      case 'Project.stories':
        return connection(this.tables.joined('Story', 'StoryProject', 'story_id', 'project_id', id), args, [
          ['published_at', -1],
        ])
      case 'Story.pictures':
        return this.tables
          .rows('Picture')
          .filter((one) => one.story_id === id)
          .sort(by([['position', 1]]))
      case 'Story.places':
        return this.tables.joined('Place', 'StoryPlace', 'place_id', 'story_id', id).sort(by([['path', 1]]))
      case 'Story.projects':
        return this.tables.joined('Project', 'StoryProject', 'project_id', 'story_id', id).sort(by([['id', 1]]))
      default:
        return undefined
    }
  }

  #root(field: string, args: Args): unknown {
    const within = (type: Table) => this.tables.rows(type).filter((row) => this.tables.isWithin(row, args.within))
    switch (field) {
      case 'node':
        return this.#identified(args.id)
      case 'change':
        return this.tables.rows('Change').find((one) => String(one.id) === args.id) ?? null
      case 'changes':
        return this.#changes(args, isGiven(args.within) ? this.tables.find('Place', args.within, 'path') : undefined)
      case 'figure':
        return this.tables.rows('Figure').find((one) => String(one.id) === args.id) ?? null
      case 'figureRevision':
        return (
          this.tables
            .rows('FigureRevision')
            .find((one) => String(one.figure_id) === args.figure && one.version === args.version) ?? null
        )
      case 'place':
        return this.tables.find('Place', args.path, 'path')
      case 'indicator':
        return this.tables.find('Indicator', args.slug, 'slug')
      case 'project':
        return this.tables.find('Project', args.slug, 'slug')
      case 'story':
        return this.tables.find('Story', args.slug, 'slug')
      case 'withdrawal':
        return this.tables.find('Withdrawal', args.slug, 'slug')
      case 'withdrawals':
        return connection(this.tables.rows('Withdrawal'), args, [['withdrawn_at', -1]])
      case 'withdrawnFigure':
        return this.tables.rows('WithdrawnFigure').find((one) => String(one.id) === args.id) ?? null
      case 'withdrawnFigures':
        return connection(this.tables.rows('WithdrawnFigure'), args, [])
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
        return this.#figures.list(this.tables.rows('Figure'), args)
      case 'achievements':
        return connection(within('Achievement'), args, [['published_at', -1]])
      case 'stories':
        return connection(
          within('Story').filter((one) => is(args.kind, one.kind)),
          args,
          [['published_at', -1]],
        )
      case 'indicators':
        return this.tables
          .rows('Indicator')
          .filter((one) => is(args.topic, one.topic))
          .sort(
            by([
              ['sort_key', 1],
              ['id', 1],
            ]),
          )
      case 'figureSummary':
        return this.#figures.summary(args)
      case 'figureFacets':
        return { filter: args.filter ?? {} }
      case 'search':
        return search(this.tables, args)
      case 'honours':
        return honours(this.tables)
      case 'limits':
      case 'errorCodes':
      case 'rateLimit':
        return ofItself(field)
      default:
        throw new Error(`Query.${field} has no reference`)
    }
  }

  #identified(id: unknown): Row | null {
    const identity = this.tables.rows('Identity').find((one) => String(one.id) === String(id))
    return identity ? this.tables.find(identity.type as Table, identity.id) : null
  }

  #changes(args: Args, place?: Row | null): unknown {
    return changeList(this.tables.rows('Change'), this.tables.rows('ChangePlace'), args, place)
  }

  #subject(row: Row): Row | null {
    return (
      this.tables.find('Project', row.subject_project_id) ??
      this.tables.find('Branch', row.subject_branch_id) ??
      this.tables.find('Place', row.subject_place_id)
    )
  }

  #sorted(rows: Row[], order: Order): Row[] {
    return [...rows].sort(by(total(order)))
  }
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
