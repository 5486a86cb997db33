import { readFile } from 'node:fs/promises'
import { buildSchema, findBreakingChanges, type GraphQLSchema, isObjectType, isUnionType } from 'graphql'
import { expect, test } from 'vitest'

async function schemaOf(file: string, edit = (sdl: string) => sdl): Promise<GraphQLSchema> {
  return buildSchema(edit(await readFile(new URL(file, import.meta.url), 'utf8')))
}

const contract = () => schemaOf('contract.graphql')
const hub = (edit?: (sdl: string) => string) => schemaOf('../../schema/hub.graphql', edit)

/** Everything that a client of the contract would miss, in words. */
async function broken(edit?: (sdl: string) => string): Promise<string[]> {
  return findBreakingChanges(await contract(), await hub(edit)).map((change) => change.description)
}

/** Fields, arguments and types without a description, or one without its Chinese term in brackets. */
function undescribed(schema: GraphQLSchema): string[] {
  const bare: string[] = []
  const see = (name: string, description: string | null | undefined) => {
    if (!/\p{Script=Han}[^()]*\)$/u.test(description ?? '')) bare.push(name)
  }
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue
    if ((isObjectType(type) || isUnionType(type)) && !/(Connection|Edge|Query|Mutation)$/.test(type.name)) {
      see(type.name, type.description)
    }
    if (!isObjectType(type)) continue
    for (const field of Object.values(type.getFields())) see(`${type.name}.${field.name}`, field.description)
  }
  return bare
}

test('the public contract is kept', async () => {
  expect(await broken()).toEqual([])
})

test.each([
  ['a renamed field', (sdl: string) => sdl.replace(' awardedBy:', ' awarder:'), 'Achievement.awardedBy was removed.'],
  [
    'a null where there was none',
    (sdl: string) => sdl.replace('  quote: String!', '  quote: String'),
    'Passage.quote changed type from String! to String.',
  ],
  [
    'a lost enum value',
    (sdl: string) => sdl.replace('THRIVING_INDUSTRY', 'THRIVING'),
    'THRIVING_INDUSTRY was removed from enum type StarTheme.',
  ],
])('%s is named', async (_, edit, description) => {
  expect(await broken(edit)).toEqual([description])
})

test('every type and field says what it is, with its Chinese term', async () => {
  expect(undescribed(await hub())).toEqual([])
})

test('a field without a description is named', async () => {
  const schema = await hub((sdl) => sdl.replace('type Unit {', 'type Unit {\n  bare: String\n'))
  expect(undescribed(schema)).toEqual(['Unit.bare'])
})
