/** Compiles a query into one SQL statement that yields its whole answer as JSON text. */
import { createHash } from 'node:crypto'
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql'
import { Compilation } from './compilation.ts'
import { concat, text } from './json-text.ts'
import { type Model, Unplannable } from './model.ts'
import type { Variables } from './outline.ts'
import type { Bind } from './parameters.ts'
import { rootField } from './root-fields.ts'
import { Selection } from './selection.ts'
import { Tags } from './tags.ts'
import { warningsOf } from './unknown-names.ts'

export interface Plan {
  readonly sql: string
  /** Name under which the statement may be prepared. */
  readonly name: string
  /** The statement's parameters for coerced variables. */
  readonly bind: Bind
  /** Kinds of the tags marked in the answer. */
  readonly kinds: readonly string[]
  /** Whether everybody has the same answer, so that it may be kept and shared. */
  readonly isShared: boolean
}

/**
 * Plans a valid operation for variables with this outline.
 * @throws {Unplannable} where something asked is not read from the tables.
 * @throws {HubError} where an argument written in the document cannot be answered.
 */
export function compile(
  model: Model,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  outline: Variables,
): Plan {
  if (operation.operation !== OperationTypeNode.QUERY) throw new Unplannable(operation.operation)
  const c = new Compilation(model, new Selection(model.schema, fragmentsOf(document), outline), new Tags(true), false)
  const data = c.braces(c.objectType('Query'), [operation.selectionSet], (asked) => rootField(c, asked))
  const json = concat([text('{"data":'), ...data, ...warningsOf(c), text('}')])
  return planOf(c, json)
}

/** Plans the answer of one root field for the executor, the value as its data: no tags, and unions and interfaces name their type. */
export function compileField(
  model: Model,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  operation: OperationDefinitionNode,
  key: string,
  outline: Variables,
): Plan {
  const c = new Compilation(model, new Selection(model.schema, fragments, outline), new Tags(false), true)
  const asked = c.selection.of(c.objectType('Query'), [operation.selectionSet]).find((one) => one.key === key)
  if (!asked) throw new Unplannable(key)
  const data = rootField(c, asked)
  return planOf(c, concat([text('{"data":'), ...data, ...warningsOf(c), text('}')]))
}

function planOf(c: Compilation, json: string): Plan {
  const { sql, bind } = c.parameters.finish(`select ${json} j`)
  return {
    sql,
    name: createHash('sha256').update(sql).digest('base64url'),
    bind,
    kinds: c.tags.kinds,
    isShared: c.isShared,
  }
}

function fragmentsOf(document: DocumentNode): Map<string, FragmentDefinitionNode> {
  const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
  return new Map(fragments.map((fragment) => [fragment.name.value, fragment]))
}
