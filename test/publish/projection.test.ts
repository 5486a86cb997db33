import { expect, test } from 'vitest'
import { Projection } from '../../server/publish/projection.ts'
import { tablesOf } from '../../server/publish/table.ts'
import { testDatabase } from '../hub.ts'

test('an insert that fails, for which nobody waited, is told as the reason, and nothing stays', async () => {
  const database = await testDatabase()
  let told: unknown
  const run = database.transaction(async (session) => {
    const projection = new Projection(session, tablesOf(database.orm))
    try {
      await projection.sync('unit', [], [{ code: '户', symbol: '户', name: '户' }])
      await projection.sync('unit', [], [{ code: '人', symbol: null, name: '人' }])
      await projection.present('unit', 'true', [])
      await projection.finish()
    } catch (error) {
      told = await projection.failed(error)
      throw told
    }
  })
  await expect(run).rejects.toThrow(/null value in column "symbol"/)
  expect(told).toBeInstanceOf(Error)
  expect(await database.rows('select code from unit')).toEqual([])
  await database.close()
})

test('inserts for which nobody waited are seen by what follows, in their order', async () => {
  const database = await testDatabase()
  const found = await database.transaction(async (session) => {
    const projection = new Projection(session, tablesOf(database.orm))
    const indicator = { id: 1, slug: 'x', name: '数', topic: 'LIVELIHOOD', definition: null, unit_code: '户' }
    await projection.sync('unit', [], [{ code: '户', symbol: '户', name: '户' }])
    await projection.sync('indicator', [], [{ ...indicator, url: '/indicators/x/', sort_key: 'x' }])
    const seen = await projection.present('indicator', 'id = $1::integer', [1])
    await projection.finish()
    return seen
  })
  expect(found).toMatchObject([{ slug: 'x', unit_code: '户' }])
  await database.close()
})
