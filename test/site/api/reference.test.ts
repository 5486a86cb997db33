import { readFile } from 'node:fs/promises'
import { buildSchema, isObjectType } from 'graphql'
import { expect, test } from 'vitest'
import { sdlFile } from '../../../server/sdl.ts'
import { described } from '../../../site/api/described.ts'
import { entries, typeAddress } from '../../../site/api/reference.ts'

const entry = (name: string) => entries.find((one) => one.name === name)
const member = (of: string, name: string) => entry(of)?.members.find((one) => one.name === name)

test('a description parts into its Chinese term and the rest', () => {
  expect(described('Text of the sentence (原句)')).toEqual({ term: '原句', text: 'Text of the sentence' })
  expect(described('Anything with an id (节点): see x')).toEqual({ term: '节点', text: 'Anything with an id: see x' })
  expect(described('More than the value: 余, 多 (超过)')).toEqual({ term: '超过', text: 'More than the value: 余, 多' })
  expect(described('A date (ISO 8601)')).toEqual({ term: '', text: 'A date (ISO 8601)' })
  expect(described(null)).toEqual({ term: '', text: '' })
})

test('everything in the schema is told of, each link leads to an entry', async () => {
  const schema = buildSchema(await readFile(sdlFile, 'utf8'))
  const named = Object.values(schema.getTypeMap()).filter(
    (type) => type.astNode && !/(Connection|Edge)$/.test(type.name),
  )
  expect(entries.map(({ name }) => name)).toEqual(named.map(({ name }) => name).sort())
  for (const type of named.filter(isObjectType)) {
    expect(entry(type.name)?.members.map(({ name }) => name)).toEqual(Object.keys(type.getFields()))
  }
  const addresses = new Set([null, ...entries.map(({ name }) => typeAddress(name))])
  const types = entries.flatMap(({ possible, members }) => [
    ...possible,
    ...members.flatMap(({ type, args }) => [type, ...args.map((arg) => arg.type)]),
  ])
  for (const type of types) if (type) expect(addresses, type.name).toContain(type.address)
})

test('types are said in words: one, several, a page', () => {
  expect(member('Query', 'figure')?.type).toMatchObject({ name: 'Figure', amount: 'one', isRequired: false })
  expect(member('Branch', 'stars')?.type).toMatchObject({ name: 'Star', amount: 'several', isRequired: true })
  expect(member('Query', 'figures')?.type).toMatchObject({ name: 'Figure', amount: 'page', isRequired: true })
  expect(member('Query', 'search')?.type).toMatchObject({ name: 'SearchHit', amount: 'page' })
})

test('arguments come with their defaults, values of an enum with their terms', () => {
  expect(member('Figure', 'citation')?.args).toMatchObject([{ name: 'style', initial: 'GBT7714' }])
  expect(member('FigureStatus', 'PLANNED')?.term).toBe('计划')
})
