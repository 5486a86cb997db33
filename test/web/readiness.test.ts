import { expect, test } from 'vitest'
import { log } from '../../server/log.ts'
import { publish } from '../../server/publish/publish.ts'
import { Outbox } from '../../server/render/outbox.ts'
import { reasonsNotReady } from '../../server/web/readiness.ts'
import { testDatabase } from '../hub.ts'
import { smallDraft } from '../render/small-draft.ts'

log.level = 'silent'

test('a hub is ready when its database answers and all is rendered', async () => {
  const database = await testDatabase()
  const outbox = new Outbox(database)
  const idle = { problem: null }
  expect(await reasonsNotReady(database, outbox, idle)).toEqual([])
  expect(await reasonsNotReady(database, outbox, { problem: 'The disk is full' })).toEqual(['The disk is full'])
  await publish(database, smallDraft({ slug: 'one' }))
  expect(await reasonsNotReady(database, outbox, idle)).toEqual(['Publications that wait to be rendered: 1'])
  await database.close()
  expect(await reasonsNotReady(database, outbox, idle)).toEqual([`The database (${database.kind}) does not answer`])
})
