import { readFile } from 'node:fs/promises'
import { buildSchema, getNamedType, isCompositeType, isObjectType } from 'graphql'
import { beforeAll, describe, expect, test } from 'vitest'
import { createSchema } from '../../server/schema.ts'
import { sdlFile, sdlOf } from '../../server/sdl.ts'

let sdl: string
beforeAll(async () => {
  sdl = sdlOf(await createSchema())
})

describe('schema/hub.graphql', () => {
  test('is what the classes say; npm run sdl writes it anew', async () => {
    expect(await readFile(sdlFile, 'utf8')).toBe(sdl)
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
