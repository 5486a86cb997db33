import {
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isNonNullType,
} from 'graphql'

/** A call of the mutation with some value for each argument that must be there. */
export function callOf(schema: GraphQLSchema, { name, args }: GraphQLField<unknown, unknown>): string {
  const given = samplesOf(schema, args)
  return `mutation { ${name}${given === '' ? '' : `(${given})`} { __typename } }`
}

/** `name: value` for everything that must be there. */
function samplesOf(schema: GraphQLSchema, fields: readonly Pick<GraphQLInputField, 'name' | 'type'>[]): string {
  const needed = fields.filter(({ type }) => isNonNullType(type))
  return needed.map(({ name, type }) => `${name}: ${sampleOf(schema, String(type))}`).join(', ')
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
