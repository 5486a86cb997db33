/** Random valid queries over the whole schema: arguments as literals and variables, aliases, fragments, directives, merged fields. */
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
  validate,
} from 'graphql'
import type { Chance } from './chance.ts'

export interface RandomQuery {
  query: string
  variables: Record<string, unknown>
}

/** Values that arguments take: those that occur in the data, with some that do not. */
export interface Values {
  ids: readonly string[]
  figures: readonly string[]
  paths: readonly string[]
  slugs: Readonly<Record<'project' | 'story' | 'indicator' | 'withdrawal', readonly string[]>>
  units: readonly string[]
  /** Moments, ISO 8601. */
  moments: readonly string[]
  words: readonly string[]
  /** Cursors by list and order, as `cursorKey` names them. */
  cursors: ReadonlyMap<string, readonly string[]>
}

type OrderBy = readonly { field: string; direction: string }[]

/** Names a list's order: cursors of one list serve another of the same type and order. */
export function cursorKey(parent: string, field: string, orderBy: OrderBy = []): string {
  const order = orderBy.map((one) => `${one.field} ${one.direction}`).join()
  if (field === 'children') return 'Place children'
  return parent === 'Query' || field !== 'places' ? `${field} ${order}` : `${parent} ${field}`
}

/** Composite fields that one query may have, so that it stays small. */
const BUDGET = 10

export function randomQuery(chance: Chance, schema: GraphQLSchema, values: Values): RandomQuery {
  for (;;) {
    const writer = new Writer(chance, schema, values)
    const made = writer.write()
    if (validate(schema, parse(made.query)).length === 0) return made
  }
}

class Writer {
  readonly #definitions: string[] = []
  readonly #variables: Record<string, unknown> = {}
  readonly #fragments: string[] = []
  #budget = BUDGET
  #aliases = 0

  constructor(
    private readonly chance: Chance,
    private readonly schema: GraphQLSchema,
    private readonly values: Values,
  ) {}

  write(): RandomQuery {
    const root = this.schema.getQueryType()
    const body = root ? this.#object(root, 0) : ''
    const head = this.#definitions.length > 0 ? `query (${this.#definitions.join(', ')})` : 'query'
    return { query: `${head} ${body} ${this.#fragments.join(' ')}`, variables: this.#variables }
  }

  #select(type: unknown, depth: number): string {
    if (isObjectType(type)) return this.#object(type, depth)
    if (!isAbstractType(type)) throw new Error('Nothing to select from')
    const name = this.chance.pick(['__typename', 'kind: __typename', ''])
    const shared =
      'getFields' in type && this.chance.is(0.6) ? this.chance.pick(['id', 'x: id', '... on Node { id }']) : ''
    const arms = this.schema
      .getPossibleTypes(type)
      .filter(() => this.chance.is(0.6))
      .map((one) => `... on ${one.name} ${this.#object(one, depth + 1)}`)
    const parts = [name, shared, ...arms].filter(Boolean)
    return `{ ${parts.length > 0 ? parts.join(' ') : '__typename'} }`
  }

  #object(type: GraphQLObjectType, depth: number): string {
    const isRoot = type === this.schema.getQueryType()
    const fields = Object.values(type.getFields())
      .filter((field) => !isRoot || field.extensions.read)
      .flatMap((field) => this.#field(type, field, depth))
    if (this.chance.is(0.15)) fields.push(this.chance.pick(['__typename', `${this.#alias()}: __typename`]))
    if (fields.length === 0) fields.push('__typename')
    const wrapped = fields.map((field) => this.#wrapped(type, field))
    return `{ ${this.chance.shuffled(wrapped).join(' ')} }`
  }

  #field(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>, depth: number): string[] {
    const named = getNamedType(field.type)
    const isComposite = isCompositeType(named)
    if (!this.chance.is(this.#likelihood(type, isComposite, depth))) return []
    if (isComposite && this.#budget-- <= 0) return []
    const args = this.#args(type, field)
    const below = () => (isComposite ? ` ${this.#select(named, depth + 1)}` : '')
    const alias = args !== '' || this.chance.is(0.15) ? `${this.#alias()}: ` : ''
    const written = `${alias}${field.name}${args}${this.#directive()}${below()}`
    const isMerged = isComposite && alias === '' && this.chance.is(0.15) && this.#budget-- > 0
    return isMerged ? [written, `${field.name}${below()}`] : [written]
  }

  #likelihood({ name }: GraphQLObjectType, isComposite: boolean, depth: number): number {
    if (!isComposite) return 0.5
    if (name === 'Query') return 0.25
    if (depth > 6) return 0
    if (/Edge|Connection|Summary|Facet/.test(name)) return 0.7
    return depth > 4 ? 0.15 : 0.3
  }

  #alias(): string {
    this.#aliases++
    return `a${this.#aliases}`
  }

  /** Hides a field in a named or inline fragment now and then. */
  #wrapped(type: GraphQLObjectType, field: string): string {
    if (this.chance.is(0.06)) {
      const name = `F${this.#fragments.length}`
      this.#fragments.push(`fragment ${name} on ${type.name} { ${field} }`)
      return `...${name}${this.#directive()}`
    }
    if (!this.chance.is(0.06)) return field
    return `...${this.chance.is(0.5) ? ` on ${type.name}` : ''}${this.#directive()} { ${field} }`
  }

  #directive(): string {
    if (!this.chance.is(0.08)) return ''
    const directive = this.chance.pick(['include', 'skip'])
    const value = this.chance.is(0.5)
    if (this.chance.is(0.5)) return ` @${directive}(if: ${value})`
    return ` @${directive}(if: $${this.#variable('Boolean!', value)})`
  }

  #variable(type: string, value: unknown, initial = ''): string {
    const name = `v${this.#definitions.length}`
    this.#definitions.push(`$${name}: ${type}${initial}`)
    if (value !== undefined) this.#variables[name] = value
    return name
  }

  #args(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): string {
    const given: Record<string, unknown> = {}
    // A cursor fits one order, which is chosen first.
    const orderFirst = [...field.args].sort((one, other) => +(other.name === 'orderBy') - +(one.name === 'orderBy'))
    for (const arg of orderFirst) {
      const value = this.#argument(type.name, field.name, arg, given)
      if (value !== undefined) given[arg.name] = value
    }
    if (given.last !== undefined) delete given.first
    const written = field.args.flatMap((arg) =>
      given[arg.name] === undefined ? [] : [`${arg.name}: ${this.#value(given[arg.name], arg.type)}`],
    )
    return written.length > 0 ? `(${written.join(', ')})` : ''
  }

  #argument(parent: string, field: string, arg: GraphQLArgument, given: Record<string, unknown>): unknown {
    if (isNonNullType(arg.type)) return this.#input(arg.type, arg.name, field)
    if (arg.name === 'last') return this.chance.is(0.25) ? this.chance.below(6) : undefined
    if (arg.name === 'after' || arg.name === 'before') {
      const orderBy = given.orderBy as OrderBy | undefined
      const known = this.values.cursors.get(cursorKey(parent, field, orderBy ?? [])) ?? []
      if (known.length === 0 || !this.chance.is(0.4)) return undefined
      return this.chance.is(0.15) ? null : this.chance.pick(known)
    }
    if (!this.chance.is(0.55)) return undefined
    return this.chance.is(0.08) ? null : this.#input(arg.type, arg.name, field)
  }

  #input(type: GraphQLInputType, name: string, field: string): unknown {
    const given = getNullableType(type)
    if (isListType(given)) {
      const most = name === 'orderBy' ? 3 : 4
      return Array.from({ length: this.chance.below(most) }, () => this.#input(given.ofType, name, field))
    }
    if (isEnumType(given)) return this.chance.pick(given.getValues()).name
    if (isInputObjectType(given)) {
      const fields = Object.values(given.getFields()).filter((one) => isNonNullType(one.type) || this.chance.is(0.2))
      const values = fields.map((one) => [
        one.name,
        !isNonNullType(one.type) && this.chance.is(0.08) ? null : this.#input(one.type, one.name, field),
      ])
      return inOrder(Object.fromEntries(values))
    }
    return this.#scalar(name, field)
  }

  #scalar(name: string, field: string): unknown {
    const { chance, values } = this
    switch (name) {
      case 'first':
        return chance.pick([0, 1, 2, 3, 5, 9, 100])
      case 'minStars':
        return chance.below(6)
      case 'id':
      case 'subject':
        return chance.pick(values.ids)
      case 'figure':
        return chance.pick(values.figures)
      case 'version':
        return chance.pick([1, 1, 1, 2, 3, 0, -1])
      case 'path':
      case 'within':
      case 'place':
        return chance.pick(values.paths)
      case 'slug':
        return chance.pick(isSlugged(field, values.slugs) ? values.slugs[field] : values.slugs.project)
      case 'indicator':
        return chance.pick(values.slugs.indicator)
      case 'unit':
        return chance.pick(values.units)
      case 'since':
        return chance.pick(values.moments)
      case 'year':
        return chance.pick(['2024', '2023', 'none', 'x'])
      case 'text':
        return chance.some(values.words, 0.12).join(' ') || chance.pick(values.words)
      case 'min':
      case 'max':
        return chance.pick([0, 0.1, 3, 12.5, 30_000, 1e15, -1])
      default:
        throw new Error(`No values for the argument ${name}`)
    }
  }

  /** A literal or a variable, with a default now and then. */
  #value(value: unknown, type: GraphQLInputType): string {
    if (this.chance.is(0.5)) return literal(value, type)
    if (value === null || isNonNullType(type) || !this.chance.is(0.3)) return `$${this.#variable(String(type), value)}`
    const isLeftOut = this.chance.is(0.5)
    return `$${this.#variable(String(type), isLeftOut ? undefined : value, ` = ${literal(value, type)}`)}`
  }
}

/** A range from its lesser to its greater end: the other way round it is refused. */
function inOrder(given: Record<string, unknown>): Record<string, unknown> {
  const { min, max } = given
  return Number(min) > Number(max) && min !== null && max !== null ? { ...given, min: max, max: min } : given
}

function literal(value: unknown, type: GraphQLInputType): string {
  const given = getNullableType(type)
  if (value === null) return 'null'
  if (Array.isArray(value) && isListType(given))
    return `[${value.map((item) => literal(item, given.ofType)).join(', ')}]`
  if (isInputObjectType(given)) {
    const fields = given.getFields()
    const parts = Object.entries(value as object).flatMap(([key, item]) => {
      const field = fields[key]
      return field ? [`${key}: ${literal(item, field.type)}`] : []
    })
    return `{ ${parts.join(', ')} }`
  }
  return isEnumType(given) ? String(value) : JSON.stringify(value)
}

function isSlugged(field: string, slugs: Values['slugs']): field is keyof Values['slugs'] {
  return field in slugs
}
