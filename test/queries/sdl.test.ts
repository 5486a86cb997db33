import { readFile } from 'node:fs/promises'
import { diffLines } from 'diff'
import {
  buildSchema,
  type GraphQLField,
  GraphQLInt,
  type GraphQLObjectType,
  getNamedType,
  isCompositeType,
  isObjectType,
} from 'graphql'
import { beforeAll, describe, expect, test } from 'vitest'
import { createSchema } from '../../server/schema.ts'
import { sdlFile, sdlOf } from '../../server/sdl.ts'

let sdl: string
beforeAll(async () => {
  sdl = sdlOf(await createSchema())
})

/** The lines that one text has and the other has not. */
function drift(committed: string, made: string): string[] {
  return diffLines(committed, made)
    .filter(({ added, removed }) => added || removed)
    .flatMap(({ added, value }) =>
      value
        .trimEnd()
        .split('\n')
        .map((line) => `${added ? '+' : '-'}${line}`),
    )
}

function display(figure: GraphQLObjectType): GraphQLField<unknown, unknown> {
  const { display } = figure.getFields()
  if (!display) throw new Error('There is no field Figure.display')
  return display
}

describe('schema/hub.graphql', () => {
  test('is what the classes say; npm run sdl writes it anew', async () => {
    expect(drift(await readFile(sdlFile, 'utf8'), sdl)).toEqual([])
  })

  test.each<[string, (figure: GraphQLObjectType) => void, string]>([
    ['description', (figure) => Object.assign(figure, { description: 'Another' }), '+"""Another"""'],
    ['type of a field', (figure) => Object.assign(display(figure), { type: GraphQLInt }), '+  display: Int'],
    ['list of fields', (figure) => delete figure.getFields().display, '-  display: String!'],
    ['mark', (figure) => Object.assign(display(figure), { deprecationReason: 'Old' }), '-  display: String!'],
  ])('of which a %s was changed in the classes alone is found', async (_, change, line) => {
    const schema = await createSchema()
    const figure = schema.getType('Figure')
    if (!isObjectType(figure)) throw new Error('There is no type Figure')
    change(figure)
    expect(drift(await readFile(sdlFile, 'utf8'), sdlOf(schema))).toContain(line)
  })

  test('describes every type, field, argument and value, with the Chinese term in brackets', () => {
    const undescribed: string[] = []
    const look = (name: string, description: string | null | undefined) => {
      if (!/\(.+\)/.test(description ?? '')) undescribed.push(name)
    }
    for (const type of Object.values(buildSchema(sdl).getTypeMap())) {
      if (type.name.startsWith('__') || !('getFields' in type)) continue
      look(type.name, type.description)
      for (const field of Object.values(type.getFields())) {
        look(`${type.name}.${field.name}`, field.description)
        for (const arg of 'args' in field ? field.args : [])
          look(`${type.name}.${field.name}(${arg.name})`, arg.description)
      }
    }
    expect(undescribed.filter((name) => !['Query', 'Mutation'].includes(name))).toEqual([])
  })

  test('every list that can grow is a connection', () => {
    const schema = buildSchema(sdl)
    for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
      if (!type.name.endsWith('Connection')) continue
      expect(Object.keys(type.getFields())).toEqual(['edges', 'nodes', 'pageInfo', 'totalCount'])
      expect(isCompositeType(getNamedType(type.getFields().nodes?.type ?? type))).toBe(true)
    }
  })
})
