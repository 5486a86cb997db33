import { Webhook } from 'standardwebhooks'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readConfig } from '../../server/config.ts'
import type { Database } from '../../server/database/database.ts'
import { publish } from '../../server/publish/publish.ts'
import { withdraw } from '../../server/publish/withdraw.ts'
import { createDoor, type Door } from '../../server/queries/door.ts'
import { createSchema } from '../../server/schema.ts'
import { Deliveries, type DeliveryOptions } from '../../server/webhooks/deliveries.ts'
import { addWebhook, everyWebhook, type Permit, removeWebhook, testWebhook } from '../../server/webhooks/webhooks.ts'
import { testDatabase } from '../hub.ts'
import { smallDraft, withFigure } from '../publish/small-draft.ts'
import { Receiver, status } from './receiver.ts'

const operator: Permit = async () => ({ id: null, name: 'test' })
const everything = { place: '', topic: null }
const open = { privateAddresses: true }

let database: Database
let door: Door
let receiver: Receiver
let deliveries: Deliveries | undefined
beforeEach(async () => {
  database = await testDatabase()
  door = await createDoor(await createSchema(), database, readConfig({ PUBLIC_URL: 'https://example.org' }))
  receiver = await Receiver.open()
})
afterEach(async () => {
  await deliveries?.close()
  deliveries = undefined
  await receiver.close()
  await door.close()
  await database.close()
})

async function start(options: Partial<DeliveryOptions> = {}): Promise<void> {
  deliveries = await Deliveries.start(database, door, { ...open, retrySeconds: 0, pollSeconds: 0.5, ...options })
}

/** Ids of the messages of all changes, in their order. */
async function allIds(): Promise<string[]> {
  const rows = await database.rows<{ id: number }>('select id from change order by id')
  return rows.map(({ id }) => `change_${id}`)
}

/** Waits until the hub says so of its only webhook. */
async function until(condition: (hook: Awaited<ReturnType<typeof everyWebhook>>[number]) => boolean): Promise<void> {
  for (;;) {
    const [hook] = await everyWebhook(database)
    if (hook && condition(hook)) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

describe('a webhook', () => {
  test('is sent every change from its registration on, in order and signed', async () => {
    await publish(database, smallDraft({ slug: 'before' }))
    const { secret } = await addWebhook(database, operator, { url: receiver.url, ...everything })
    const earlier = await allIds()
    await start()
    await publish(database, smallDraft())
    await publish(database, withFigure({ value: 2_000_000 }), { reason: '看错' })
    await withdraw(database, 'before', { reason: '重复' })
    const expected = (await allIds()).slice(earlier.length)
    await receiver.until(() => receiver.received.length >= expected.length)
    expect(receiver.ids).toEqual(expected)
    for (const { headers, body } of receiver.received) new Webhook(secret).verify(body, headers)
    const [first] = receiver.received
    expect(() => new Webhook(secret).verify(`${first?.body} `, first?.headers ?? {})).toThrow()
    const messages = receiver.received.map(({ body }) => JSON.parse(body))
    expect(messages.map(({ type }) => type)).toEqual([
      'change.published',
      'change.updated',
      'change.corrected',
      'change.withdrawn',
    ])
    expect(messages[2].data).toMatchObject({
      kind: 'CORRECTED',
      title: '桐树王村集体年收入',
      before: { display: '240万元', value: 2_400_000, version: 1 },
      after: { display: '240万元', value: 2_000_000, version: 2 },
      reason: '看错',
      url: expect.stringMatching(/^https:\/\/example\.org\/figures\/\d+\/$/),
    })
    expect(messages[3].data).toMatchObject({ title: null, story: null })
    await until(({ waiting }) => waiting === 0)
  })

  test('is sent what concerns its place and topic alone', async () => {
    await publish(database, smallDraft())
    await addWebhook(database, operator, { url: receiver.url, place: 'liuhu/tongshuwang', topic: 'COLLECTIVE_ECONOMY' })
    await start()
    const [, served] = smallDraft().figures
    await publish(database, smallDraft({ slug: 'other', figures: served ? [served] : [] }))
    await publish(database, withFigure({ value: 1 }), { reason: '看错' })
    await receiver.until(() => receiver.received.length >= 2)
    expect(receiver.received.map(({ body }) => JSON.parse(body).type)).toEqual(['change.updated', 'change.corrected'])
  })

  test('is sent again what did not arrive, before anything later, under the same id', async () => {
    await publish(database, smallDraft())
    await addWebhook(database, operator, { url: receiver.url, ...everything })
    receiver.answers.push(status(500), status(302, { location: 'http://127.0.0.1:1/' }))
    await start()
    await publish(database, withFigure({ value: 1 }), { reason: '看错' })
    const [, updated = '', corrected = ''] = await allIds()
    await receiver.until(() => receiver.ids.includes(corrected))
    expect(receiver.ids).toEqual([updated, updated, updated, corrected])
    await until(({ waiting, problem }) => waiting === 0 && problem === null)
  })

  test('is given up with the reason after so many attempts, and goes on where it stopped once a test arrives', async () => {
    await publish(database, smallDraft())
    const { webhook } = await addWebhook(database, operator, { url: receiver.url, ...everything })
    receiver.answers.push(status(503), status(503))
    await start({ retries: 1 })
    await publish(database, withFigure({ value: 1 }), { reason: '看错' })
    await until(({ stoppedAt }) => stoppedAt !== null)
    const [hook] = await everyWebhook(database)
    expect(hook).toMatchObject({ problem: 'answered 503', waiting: 2 })
    await publish(database, withFigure({ value: 2 }), { reason: '又看错' })
    receiver.answers.push(status(500))
    await expect(testWebhook(database, operator, webhook.id, open)).rejects.toMatchObject({
      code: 'WEBHOOK_UNDELIVERED',
    })
    await testWebhook(database, operator, webhook.id, open)
    deliveries?.look()
    await until(({ waiting }) => waiting === 0)
    const delivered = receiver.ids.filter((id) => id.startsWith('change_'))
    const [, ...expected] = await allIds()
    expect(delivered).toEqual([expected[0], expected[0], ...expected])
  })

  test('that is removed is sent nothing more', async () => {
    await publish(database, smallDraft())
    const { webhook } = await addWebhook(database, operator, { url: receiver.url, ...everything })
    const other = await Receiver.open()
    await addWebhook(database, operator, { url: other.url, ...everything })
    await start()
    await removeWebhook(database, operator, webhook.id)
    await publish(database, withFigure({ value: 1 }), { reason: '看错' })
    await other.until(() => other.received.length === 2)
    expect(receiver.received).toEqual([])
    await expect(removeWebhook(database, operator, webhook.id)).rejects.toMatchObject({ code: 'WEBHOOK_UNKNOWN' })
    await other.close()
  })

  test.each([
    ['an address that is none', { url: 'newsroom', ...everything }, /^url: "newsroom"/],
    ['another scheme', { url: 'file:///etc/passwd', ...everything }, /^url: /],
    ['a password in it', { url: 'https://a:b@example.org/', ...everything }, /^url: /],
    ['a place that is none', { url: 'https://example.org/', place: 'x', topic: null }, /^place: "x"/],
    ['a topic that is none', { url: 'https://example.org/', place: '', topic: 'X' }, /^topic: "X"/],
  ])('is refused for %s', async (_, wanted, says) => {
    const refusal = await addWebhook(database, operator, wanted).catch((error: unknown) => error)
    expect(refusal).toMatchObject({ code: 'WEBHOOK_UNFIT', message: expect.stringMatching(says) })
    expect(await everyWebhook(database)).toEqual([])
  })

  test('shows its secret once, and leaves it in no log', async () => {
    const { webhook, secret } = await addWebhook(database, operator, {
      url: `${receiver.url}?token=t0k3n`,
      ...everything,
    })
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    expect(JSON.stringify([webhook, await everyWebhook(database)])).not.toContain(secret.slice(6))
    const audit = await database.rows<{ row: string }>('select to_json(audit_entry)::text as row from audit_entry')
    expect(audit).toHaveLength(1)
    expect(JSON.stringify(audit)).not.toMatch(/t0k3n|whsec|secret/)
  })
})
