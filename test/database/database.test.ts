import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../server/database/database.ts'
import { publish } from '../../server/publish/publish.ts'
import { testDatabase } from '../hub.ts'
import { smallDraft } from '../publish/small-draft.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

describe('a database', () => {
  test('answers a statement with its text, prepared under a name or not', async () => {
    for (const name of [undefined, 'echo', 'echo']) {
      expect(await database.text('select $1::text || $2::integer', ['𠮷', 7], name)).toBe('𠮷7')
    }
    await expect(database.text('select $1::text where false', ['x'])).rejects.toThrow('no row')
  })

  test('takes long texts and JSON as they are, beside other values', async () => {
    const text = `${'𠮷林é'.repeat(2_000)}\u0001\\"`
    const sql = `select (($1::json) ->> 'text' = $2 and $3::jsonb ->> 0 = $2 and $4::text = $2 and $5::text[] = array[$2, $2])::text
      || $6::integer || $7::text || coalesce($8::json ->> 0, ' none')`
    const values = [JSON.stringify({ text }), text, JSON.stringify([text]), text, [text, text], 7, 'x', null]
    expect(await database.text(sql, values)).toBe('true7x none')
    await expect(database.rows('select $1::text', [`${'x'.repeat(5_000)}\u0000`])).rejects.toThrow()
  })

  test('shows readers nothing of a transaction before it is committed, and nothing of one that failed', async () => {
    const count = () => database.text("select count(*)::text from identity where key like 'reading%'", [])
    let reading: Promise<string> | undefined
    await database.transaction(async (session) => {
      await session.rows("insert into identity (type, key) values ('Place', 'reading-1')")
      reading = count()
      await session.rows("insert into identity (type, key) values ('Place', 'reading-2')")
    })
    expect(['0', '2']).toContain(await reading)
    await expect(
      database.transaction(async (session) => {
        await session.rows("insert into identity (type, key) values ('Place', 'reading-3')")
        throw new Error('enough')
      }),
    ).rejects.toThrow('enough')
    expect(await count()).toBe('2')
  })

  test('undoes the statements too that were sent without waiting for the one that failed', async () => {
    const insert = "insert into identity (type, key) values ('Place', $1::text)"
    const sent: Promise<unknown>[] = []
    await expect(
      database.transaction(async (session) => {
        const failing = session.rows('select 1 / 0')
        sent.push(session.rows(insert, ['sent-1']), session.rows(insert, ['sent-2']))
        await failing
      }),
    ).rejects.toThrow('division by zero')
    const outcomes = await Promise.allSettled(sent)
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(await database.text("select count(*)::text from identity where key like 'sent%'", [])).toBe('0')
  })

  test('reads one state in a snapshot, however often somebody publishes meanwhile', async () => {
    const written: Promise<unknown>[] = []
    const [before, after] = await database.snapshot(async (session) => {
      const revisions = () => session.text('select count(*)::text from revision', [])
      const first = await revisions()
      written.push(publish(database, smallDraft({ slug: `meanwhile-${written.length}` })))
      // The third time nobody can publish before the snapshot ends.
      if (written.length < 3) await written.at(-1)
      return [first, await revisions()]
    })
    expect(after).toBe(before)
    await Promise.all(written)
    const failing = database.snapshot(async (session) => session.text('select 1::text where false', []))
    await expect(failing).rejects.toThrow('no row')
  })

  test('tells its listeners of a publication before publish resolves', async () => {
    const heard: string[] = []
    const stop = database.onPublication((tags) => heard.push(...tags))
    const { tags } = await publish(database, smallDraft())
    expect(heard).toEqual(tags)
    expect(heard).toContain('Figure/*')
    stop()
    await publish(database, smallDraft({ slug: 'another' }))
    expect(heard).toHaveLength(tags.length)
  })
})

describe.skipIf(process.env.TEST_DATABASE_URL === undefined)('PostgreSQL', () => {
  const server = process.env.TEST_DATABASE_URL ?? ''
  const urlOf = async () => {
    const url = new URL(server)
    url.pathname = `/${await database.text('select current_database()::text', [])}`
    return url.href
  }

  test('tells other processes of a publication, once, also after their connection broke', async () => {
    const other = await openDatabase({ dataDir: '', databaseUrl: await urlOf() })
    const heard: (readonly string[])[] = []
    const here: (readonly string[])[] = []
    other.onPublication((tags) => heard.push(tags))
    const stop = database.onPublication((tags) => here.push(tags))
    const { tags } = await publish(database, smallDraft({ slug: 'told' }))
    await expect.poll(() => heard).toEqual([tags])
    await database.rows(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen%'",
    )
    const { tags: later } = await publish(database, smallDraft({ slug: 'told-later' }))
    await expect.poll(() => heard).toEqual([tags, later])
    expect(here).toEqual([tags, later])
    stop()
    await other.close()
  })

  test('is refused where the role may make no tables, with what to grant', async () => {
    const name = `fanxing_test_powerless_${process.pid}`
    const client = new pg.Client({ connectionString: server })
    await client.connect()
    await client.query(`create role ${name} login password 'opensesame'`)
    await client.query(`create database ${name} encoding 'UTF8' template template0`)
    const url = new URL(server)
    Object.assign(url, { username: name, password: 'opensesame', pathname: `/${name}` })
    try {
      const opening = openDatabase({ dataDir: '', databaseUrl: url.href })
      await expect(opening).rejects.toMatchObject({
        code: 'DATABASE_UNFIT',
        message: expect.stringMatching(/^(?!.*opensesame)DATABASE_URL leads to .* permission denied .* grant create/),
      })
    } finally {
      await client.query(`drop database ${name} with (force)`)
      await client.query(`drop role ${name}`)
      await client.end()
    }
  })

  test('is refused where it does not store UTF-8', async () => {
    const name = `fanxing_test_ascii_${process.pid}`
    const client = new pg.Client({ connectionString: server })
    await client.connect()
    await client.query(`create database ${name} encoding 'SQL_ASCII' locale 'C' template template0`)
    const url = new URL(server)
    url.pathname = `/${name}`
    try {
      const opening = openDatabase({ dataDir: '', databaseUrl: url.href })
      await expect(opening).rejects.toMatchObject({
        code: 'DATABASE_UNFIT',
        message: expect.stringContaining('SQL_ASCII'),
      })
    } finally {
      await client.query(`drop database ${name} with (force)`)
      await client.end()
    }
  })
})
