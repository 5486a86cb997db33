/** How much one query may ask. Our own documents are not measured. */
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isListType,
  isObjectType,
  Kind,
  type SelectionSetNode,
  visit,
} from 'graphql'
import type { Limits } from '../config.ts'
import { type Code, HubError } from '../errors.ts'
import { checkPageSize, DEFAULT_PAGE } from './connection.ts'
import type { Known } from './documents.ts'
import type { Variables } from './outline.ts'

/** Rows assumed of a list that is bounded by nature. */
const BOUNDED_LIST = 10
/** What a leaf costs, where an object costs 1. */
const LEAF = 0.1
/** What counting the rows of a list costs. */
const COUNT = 10
/** What finding words, or adding up or counting all figures, costs. */
const SCAN = 100

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>

/** Checks what is seen without the schema: aliases, root fields, depth, and fields after fragments are opened. */
export function checkShape(document: DocumentNode, limits: Limits): void {
  const fragments = fragmentsOf(document)
  const aliased: FieldNode[] = []
  visit(document, {
    Field(node) {
      if (node.alias) aliased.push(node)
    },
  })
  check('TOO_MANY_ALIASES', 'aliases', aliased.length, limits.aliases, 'Split the query into several requests.')
  const shapes = new Shapes(fragments)
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue
    const { depth, fields, width } = shapes.of(definition.selectionSet)
    check('TOO_MANY_ROOT_FIELDS', 'root fields', width, limits.rootFields, 'Split the query into several requests.')
    check('QUERY_TOO_DEEP', 'levels', depth, limits.depth, 'Ask the inner objects by their own ids.')
    check(
      'QUERY_TOO_LONG',
      'fields with its fragments opened',
      fields,
      limits.tokens,
      'Split it into several requests.',
    )
  }
}

function check(code: Code, what: string, value: number, limit: number, remedy: string): void {
  if (value <= limit) return
  throw new HubError(code, `The query has ${value} ${what}; at most ${limit} are answered. ${remedy}`)
}

interface Shape {
  depth: number
  /** Fields of the set itself. */
  width: number
  /** Fields of the set and of all below. */
  fields: number
}

/** Measures selection sets, each fragment once; introspection has its own rule. */
class Shapes {
  readonly #fragments = new Map<string, Shape>()

  constructor(private readonly fragments: Fragments) {}

  of(set: SelectionSetNode | undefined): Shape {
    const total: Shape = { depth: 0, width: 0, fields: 0 }
    for (const node of set?.selections ?? []) {
      const part = node.kind === Kind.FIELD ? this.#field(node) : this.#spread(node)
      total.depth = Math.max(total.depth, part.depth)
      total.width += part.width
      total.fields += part.fields
    }
    return total
  }

  #field(node: FieldNode): Shape {
    if (node.name.value.startsWith('__')) return { depth: 1, width: 1, fields: 1 }
    const below = this.of(node.selectionSet)
    return { depth: below.depth + 1, width: 1, fields: below.fields + 1 }
  }

  #spread(node: Exclude<SelectionSetNode['selections'][number], FieldNode>): Shape {
    if (node.kind === Kind.INLINE_FRAGMENT) return this.of(node.selectionSet)
    const name = node.name.value
    const known = this.#fragments.get(name)
    if (known) return known
    // A fragment within itself is refused by validation; here it must only come to an end.
    this.#fragments.set(name, { depth: 0, width: 0, fields: 0 })
    const shape = this.of(this.fragments.get(name)?.selectionSet)
    this.#fragments.set(name, shape)
    return shape
  }
}

/**
 * What a valid operation costs: 1 for each object that it can yield and a tenth for each leaf of it, where a page counts as
 * often as it asks for rows.
 */
export function costOf(schema: GraphQLSchema, known: Known, variables: Variables): number {
  const root = schema.getRootType(known.operation.operation)
  const costs = new Costs(schema, fragmentsOf(known.document), variables)
  return root ? Math.ceil(costs.of(root, known.operation.selectionSet, 1)) : 0
}

/** The same, worked out once for variables that make pages of the same sizes. */
export function knownCostOf(schema: GraphQLSchema, known: Known, variables: Variables): number {
  // Of all variables only whole numbers can be sizes of pages.
  const sizes = known.wholeVariables.map((name) => variables[name]).join()
  const cost = known.costs.get(sizes) ?? costOf(schema, known, variables)
  known.costs.set(sizes, cost)
  return cost
}

export function checkCost(cost: number, limit: number): void {
  if (cost <= limit) return
  throw new HubError(
    'QUERY_TOO_COSTLY',
    `The query could read ${cost} objects; at most ${limit} are answered. Ask for smaller pages (first) or fewer lists within lists.`,
  )
}

class Costs {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: Fragments,
    private readonly variables: Variables,
  ) {}

  /** `size`: rows of the page, where the type is a connection. */
  of(type: GraphQLOutputType, set: SelectionSetNode | undefined, size: number): number {
    let cost = 0
    for (const node of set?.selections ?? []) {
      if (node.kind === Kind.FIELD) cost += this.#field(type, node, size)
      else if (node.kind === Kind.INLINE_FRAGMENT)
        cost += this.of(this.#named(node.typeCondition?.name.value, type), node.selectionSet, size)
      else {
        const fragment = this.fragments.get(node.name.value)
        cost += this.of(this.#named(fragment?.typeCondition.name.value, type), fragment?.selectionSet, size)
      }
    }
    return cost
  }

  #field(type: GraphQLOutputType, node: FieldNode, size: number): number {
    const field = isAbstractType(type) || isObjectType(type) ? fieldOf(type, node.name.value) : undefined
    if (!field) return LEAF
    if (field.name === 'totalCount') return COUNT
    const named = getNamedType(field.type)
    if (!isCompositeType(named)) return LEAF
    const args = getArgumentValues(field, node, this.variables)
    const isList = isListType(getNullableType(field.type))
    const isPage = isConnection(type)
    const times = isPage && isList ? size : isList ? BOUNDED_LIST : 1
    const { search, summary, facet, honours } = field.extensions.read ?? {}
    const scan = search || summary || facet || honours ? SCAN : 0
    return scan + times * (1 + this.of(named, node.selectionSet, isConnection(named) ? pageOf(args) : size))
  }

  #named(name: string | undefined, type: GraphQLOutputType): GraphQLOutputType {
    const named = name === undefined ? undefined : this.schema.getType(name)
    return isAbstractType(named) || isObjectType(named) ? named : type
  }
}

function fieldOf(type: GraphQLOutputType, name: string) {
  return 'getFields' in type ? type.getFields()[name] : undefined
}

function isConnection(type: GraphQLOutputType): boolean {
  return isObjectType(type) && type.name.endsWith('Connection')
}

function pageOf(args: Variables): number {
  const argument = typeof args.last === 'number' ? 'last' : 'first'
  return checkPageSize(args[argument] ?? DEFAULT_PAGE, argument)
}

function fragmentsOf(document: DocumentNode): Fragments {
  const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
  return new Map(fragments.map((fragment) => [fragment.name.value, fragment]))
}
