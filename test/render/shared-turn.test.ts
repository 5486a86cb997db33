import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Config } from '../../server/config.ts'
import { type Database, openDatabase } from '../../server/database/database.ts'
import { publish } from '../../server/publish/publish.ts'
import type { Bundle } from '../../server/render/bundle.ts'
import { testPostgresql } from '../hub.ts'
import { expectExported, scratchConfig } from './fixture.ts'
import { fixtureBundle } from './fixture-bundle.ts'
import { RunningSite } from './running-site.ts'
import { smallDraft } from './small-draft.ts'

const server = process.env.TEST_DATABASE_URL ?? ''

describe.skipIf(server === '')('two processes on one PostgreSQL database', () => {
  let bundle: Bundle
  let owner: Database
  let databaseUrl: string
  const databases: Database[] = []
  const configs: Config[] = []
  const removes: (() => Promise<void>)[] = []
  let first: RunningSite
  let second: RunningSite

  async function open(): Promise<RunningSite> {
    const { config, remove } = await scratchConfig()
    const database = await openDatabase({ dataDir: config.dataDir, databaseUrl })
    databases.push(database)
    configs.push({ ...config, databaseUrl })
    removes.push(remove)
    return RunningSite.start(database, { ...config, databaseUrl }, bundle)
  }

  beforeAll(async () => {
    bundle = await fixtureBundle()
  })

  beforeEach(async () => {
    owner = await testPostgresql(server)
    const url = new URL(server)
    url.pathname = `/${await owner.text('select current_database()::text', [])}`
    databaseUrl = url.href
    first = await open()
    await first.publisher.settled()
    second = await open()
    await second.publisher.settled()
  })

  afterEach(async () => {
    await Promise.allSettled([first.stop(), second.stop()])
    for (const database of databases.splice(0)) await database.close()
    for (const remove of removes.splice(0)) await remove()
    configs.length = 0
    await owner.close()
  })

  afterAll(() => expect(databases).toEqual([]))

  async function expectWhole(site: RunningSite, at: 0 | 1): Promise<void> {
    const [database, config] = [databases[at], configs[at]]
    if (!database || !config) throw new Error('Not opened')
    await expectExported(site.file(''), database, config, bundle)
  }

  test('one renders, also what the other publishes at the same time', async () => {
    expect(first.publisher.problem).toBeNull()
    expect(second.publisher.problem).toContain('Another process')
    for (let round = 0; round < 15; round++) {
      await publish(second.database, smallDraft({ slug: 'one', title: `第${round}次` }))
      await publish(first.database, smallDraft({ slug: `other-${round % 3}`, projectName: `品牌${round}` }), {
        reason: '更正',
      })
    }
    await first.publisher.settled()
    expect(first.text('stories/one/index.html')).toContain('第14次')
    await expectWhole(first, 0)
    expect(second.has('index.html')).toBe(false)
  })

  test('the other takes over when the first ends', async () => {
    await publish(first.database, smallDraft({ slug: 'one' }))
    await first.publisher.settled()
    await first.stop()
    await second.publisher.settled()
    expect(second.publisher.problem).toBeNull()
    await expectWhole(second, 1)
  })
})
