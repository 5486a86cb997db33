/** The reference: what there is in the schema, type by type, in the words of its descriptions. */
import {
  type GraphQLArgument,
  type GraphQLEnumValue,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLType,
  getNamedType,
  getNullableType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  isUnionType,
  print,
} from 'graphql'
import { type Described, described } from './described.ts'
import { schema } from './schema.ts'

/** The type of a value, in parts that can be said in words. */
export interface ValueType {
  /** Of one value: Figure. */
  name: string
  /** The page that tells of it; null for what GraphQL itself has. */
  address: string | null
  /** One value, several, or a page of a list. */
  amount: 'one' | 'several' | 'page'
  isRequired: boolean
}

export interface Member extends Described {
  name: string
  type: ValueType | null
  args: readonly Member[]
  /** As it is written; null where there is none. */
  initial: string | null
  /** Why it should no longer be used; null where it should. */
  deprecated: string | null
}

export interface Entry extends Described {
  name: string
  kind: Kind
  members: readonly Member[]
  /** Types that a value of this one can have. */
  possible: readonly ValueType[]
}

export type Kind = '查询' | '写入' | '类型' | '几种之一' | '输入' | '取值' | '标量'

/** The kinds in the order of the reference. */
export const kinds = ['查询', '写入', '类型', '几种之一', '输入', '取值', '标量'] as const satisfies readonly Kind[]

/** Connections and their edges are alike but for the node: the guide tells of them once. */
const paging = /(Connection|Edge)$/

/** Everything that has a page of its own, by name. */
export const entries: readonly Entry[] = Object.values(schema.getTypeMap())
  .filter(({ name }) => !name.startsWith('__') && !paging.test(name))
  .filter((type) => !isSpecifiedScalarType(type))
  .map(entryOf)
  .sort((one, other) => (one.name < other.name ? -1 : 1))

/** Where the reference tells of a type. */
export function typeAddress(name: string): string {
  return `/api/reference/${name}/`
}

function entryOf(type: GraphQLNamedType): Entry {
  return {
    name: type.name,
    kind: kindOf(type),
    ...described(type.description),
    members: membersOf(type),
    possible: isAbstractType(type) ? schema.getPossibleTypes(type).map(valueTypeOf) : [],
  }
}

function kindOf(type: GraphQLNamedType): Kind {
  if (type === schema.getQueryType()) return '查询'
  if (type === schema.getMutationType()) return '写入'
  if (isObjectType(type)) return '类型'
  if (isInputObjectType(type)) return '输入'
  if (isEnumType(type)) return '取值'
  return isScalarType(type) ? '标量' : '几种之一'
}

function membersOf(type: GraphQLNamedType): Member[] {
  if (isEnumType(type)) return type.getValues().map(memberOf)
  if (isScalarType(type) || isUnionType(type)) return []
  return Object.values<GraphQLField<unknown, unknown> | GraphQLInputField>(type.getFields()).map(memberOf)
}

type AnyMember = GraphQLField<unknown, unknown> | GraphQLInputField | GraphQLArgument | GraphQLEnumValue

function memberOf(member: AnyMember): Member {
  const initial = member.astNode && 'defaultValue' in member.astNode ? member.astNode.defaultValue : undefined
  return {
    name: member.name,
    ...described(member.description),
    type: 'type' in member ? valueTypeOf(member.type) : null,
    args: 'args' in member ? member.args.map(memberOf) : [],
    initial: initial ? print(initial) : null,
    deprecated: member.deprecationReason ?? null,
  }
}

function valueTypeOf(type: GraphQLType): ValueType {
  const isRequired = isNonNullType(type)
  const named = getNamedType(type)
  const node = nodeOf(named)
  if (node) return { ...valueTypeOf(node), amount: 'page', isRequired }
  return {
    name: named.name,
    address: isSpecifiedScalarType(named) ? null : typeAddress(named.name),
    amount: isListType(getNullableType(type)) ? 'several' : 'one',
    isRequired,
  }
}

/** The type of the rows of a connection; null for any other type. */
function nodeOf(type: GraphQLNamedType): GraphQLNamedType | null {
  if (!isObjectType(type) || !paging.test(type.name)) return null
  return getNamedType(type.getFields().nodes?.type) ?? null
}
