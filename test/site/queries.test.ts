import { readdirSync, readFileSync } from 'node:fs'
import { buildSchema, type DocumentNode, Kind, parse, validate } from 'graphql'
import { describe, expect, test } from 'vitest'

const schema = buildSchema(readFileSync(new URL('../../schema/hub.graphql', import.meta.url), 'utf8'))
const folder = new URL('../../site/queries/', import.meta.url)
const files = readdirSync(folder).filter((file) => file.endsWith('.ts') && file !== 'fragments.ts')

const unknownField = parse('query FigureSentences($id: ID!) { figure(id: $id) { sentence } }')

const isDocument = (value: unknown): value is DocumentNode =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === Kind.DOCUMENT
const isQuery = (document: DocumentNode) => document.definitions.some(({ kind }) => kind === Kind.OPERATION_DEFINITION)
const faults = (document: DocumentNode) => validate(schema, document).map(({ message }) => message)

describe.each(files)('site/queries/%s', async (file) => {
  const exported: Record<string, unknown> = await import(new URL(file, folder).href)
  const queries = Object.entries(exported).filter(
    (entry): entry is [string, DocumentNode] => isDocument(entry[1]) && isQuery(entry[1]),
  )

  test('has a query', () => expect(queries).not.toEqual([]))

  test.each(queries)('%s is valid', (_, document) => expect(faults(document)).toEqual([]))

  test.each(queries)('%s is named as it is exported', (name, document) => {
    const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
    expect(operations.map((operation) => operation.name?.value)).toEqual([name])
  })
})

test('a query that the hub does not know is found', () => expect(faults(unknownField)).toHaveLength(1))
