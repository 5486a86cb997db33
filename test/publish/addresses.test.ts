import { expect, test } from 'vitest'
import { ORIGIN } from '../../schema/read.ts'
import { seededDatabase } from '../hub.ts'

test('every stored address stands in JSON as it is', async () => {
  const database = await seededDatabase()
  const columns = await database.rows<{ table_name: string }>(
    "select table_name::text from information_schema.columns where table_schema = 'public' and column_name = 'url' and table_name <> 'webhook' order by 1",
  )
  const tables = columns.map(({ table_name }) => table_name)
  expect(tables).toEqual(expect.arrayContaining(['figure', 'passage', 'place', 'project', 'story']))
  for (const table of tables) {
    const rows = await database.rows<{ url: string }>(`select url from ${table}`)
    for (const { url } of rows) expect(url, table).toMatch(new RegExp(`^${ORIGIN}/[a-z0-9/#@.-]*$`))
  }
  await database.close()
})
