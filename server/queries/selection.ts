/** Which fields an operation asks of a type: directives applied, fragments opened, equal response keys merged. */
import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  isAbstractType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import type { Read } from '../../schema/read.ts'
import { Unplannable } from './model.ts'
import type { Variables } from './outline.ts'

declare module 'graphql' {
  interface GraphQLFieldExtensions<_TSource, _TContext, _TArgs> {
    read?: Read
  }
}

/** One response key and the field nodes that it merges, at least one. */
export interface Asked {
  readonly key: string
  readonly name: string
  readonly nodes: readonly FieldNode[]
}

/** A field of a type as it is asked, with its coerced arguments, in which holes stand for parameters. */
export interface AskedField {
  readonly field: GraphQLField<unknown, unknown>
  readonly read: Read
  readonly args: Variables
}

export class Selection {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    private readonly variables: Variables,
  ) {}

  /** The fields asked of `type`, in the order of the answer. */
  of(type: GraphQLObjectType, sets: readonly SelectionSetNode[]): Asked[] {
    const fields = new Map<string, FieldNode[]>()
    const spread = new Set<string>()
    for (const set of sets) this.#collect(type, set, fields, spread)
    return [...fields].map(([key, nodes]) => ({ key, name: nodes[0]?.name.value ?? key, nodes }))
  }

  field(type: GraphQLObjectType, asked: Asked): AskedField {
    const field = type.getFields()[asked.name]
    const [node] = asked.nodes
    if (!field || !node) throw new Unplannable(`${type.name}.${asked.name}`)
    return { field, read: field.extensions.read ?? {}, args: getArgumentValues(field, node, this.variables) }
  }

  #collect(
    type: GraphQLObjectType,
    set: SelectionSetNode,
    fields: Map<string, FieldNode[]>,
    spread: Set<string>,
  ): void {
    for (const node of set.selections.filter((node) => this.#isIncluded(node))) {
      if (node.kind === Kind.FIELD) {
        const key = node.alias?.value ?? node.name.value
        fields.set(key, [...(fields.get(key) ?? []), node])
      } else {
        const opened = this.#open(node, spread)
        if (opened && this.#applies(type, opened.on)) this.#collect(type, opened.set, fields, spread)
      }
    }
  }

  /** A fragment opens once in a selection. */
  #open(node: Exclude<SelectionNode, FieldNode>, spread: Set<string>) {
    if (node.kind === Kind.INLINE_FRAGMENT) return { on: node.typeCondition?.name.value, set: node.selectionSet }
    const fragment = this.fragments.get(node.name.value)
    if (!fragment || spread.has(node.name.value)) return undefined
    spread.add(node.name.value)
    return { on: fragment.typeCondition.name.value, set: fragment.selectionSet }
  }

  #isIncluded(node: SelectionNode): boolean {
    const skip = getDirectiveValues(GraphQLSkipDirective, node, this.variables)
    const include = getDirectiveValues(GraphQLIncludeDirective, node, this.variables)
    return skip?.if !== true && include?.if !== false
  }

  #applies(type: GraphQLObjectType, on: string | undefined): boolean {
    if (on === undefined || on === type.name) return true
    const condition = this.schema.getType(on)
    return isAbstractType(condition) && this.schema.isSubType(condition, type)
  }
}

/** The selection sets below a merged field. */
export function below(asked: Asked): SelectionSetNode[] {
  return asked.nodes.flatMap((node) => node.selectionSet ?? [])
}
