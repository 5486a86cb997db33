import {
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isNonNullType,
  isObjectType,
} from 'graphql'

/** A call of the mutation with some value for each argument that must be there; `known` has literals by name. */
export function callOf(
  schema: GraphQLSchema,
  { name, args, type }: GraphQLField<unknown, unknown>,
  known: Readonly<Record<string, string>> = {},
): string {
  const given = samplesOf(schema, args, known)
  const asked = hasErrors(type) ? 'errors { code }' : '__typename'
  return `mutation { ${name}${given === '' ? '' : `(${given})`} { ${asked} } }`
}

function hasErrors(type: GraphQLOutputType): boolean {
  const named = getNamedType(type)
  return isObjectType(named) && 'errors' in named.getFields()
}

/** `name: value` for everything that must be there or is known. */
function samplesOf(
  schema: GraphQLSchema,
  fields: readonly Pick<GraphQLInputField, 'name' | 'type'>[],
  known: Readonly<Record<string, string>> = {},
): string {
  const needed = fields.filter(({ name, type }) => isNonNullType(type) || name in known)
  return needed.map(({ name, type }) => `${name}: ${known[name] ?? sampleOf(schema, String(type))}`).join(', ')
}

function sampleOf(schema: GraphQLSchema, type: string): string {
  if (type.startsWith('[')) return '[]'
  const named = schema.getType(type.replace('!', ''))
  if (isEnumType(named)) return named.getValues()[0]?.name ?? ''
  if (isInputObjectType(named)) return `{ ${samplesOf(schema, Object.values(named.getFields()))} }`
  const plain: Record<string, string> = {
    DateTime: '"2027-01-01T00:00:00Z"',
    Int: '1',
    Boolean: 'true',
    String: '"x"',
    ID: '"1"',
  }
  return plain[named?.name ?? ''] ?? '{}'
}
