/** The addresses that are told of changes. */
import { randomUUID } from 'node:crypto'
import { Topic } from '../../schema/terms.ts'
import type { Webhook } from '../../schema/webhook.ts'
import type { Database, Session } from '../database/database.ts'
import { type Act, record, type Stranger } from '../editorial/audit.ts'
import type { Viewer } from '../editorial/viewer.ts'
import { HubError } from '../errors.ts'
import { testMessage } from './messages.ts'
import { type PostOptions, post, Undelivered } from './post.ts'
import { newSecret, shownSecret, signedHeaders } from './signature.ts'

/** Tells who acts on a webhook for the place with this path, and refuses whoever may not. */
export type Permit = (session: Session, place: string) => Promise<Pick<Viewer, 'id' | 'name'> | Stranger>

/** A webhook as it may be shown: without its secret. */
export type ShownWebhook = Omit<Webhook, 'secret' | 'createdAt' | 'stoppedAt'> & {
  createdAt: string
  stoppedAt: string | null
  /** How many changes wait to be sent. */
  waiting: number
}

export interface Wanted {
  url: string
  /** Path of a place; empty for the whole hub. */
  place: string
  topic: string | null
}

const MOST = 100
/** So that the administrators of one place leave room for others. */
const MOST_AT_ONE_PLACE = 20
const LONGEST = 2000

/** The condition that picks the changes for the webhook `hook`. */
export const isWantedChange = `(hook.place = '' or exists (
  select from change_place join place on place.id = place_id where change_id = change.id and path = hook.place))
  and (hook.topic is null or change.topics @> array[hook.topic])`

/** Every webhook, the oldest first. */
export function everyWebhook(session: Session): Promise<ShownWebhook[]> {
  return session.rows<ShownWebhook>(
    `select id, url, place, topic, to_json(created_at) #>> '{}' as "createdAt", queued_change as "queuedChange",
       delivered_change as "deliveredChange", problem, to_json(stopped_at) #>> '{}' as "stoppedAt",
       (select count(*)::integer from change where change.id > hook.delivered_change and ${isWantedChange}) as waiting
     from webhook hook order by id`,
  )
}

/**
 * Registers an address for all changes from now on. Gives the webhook and its secret, which is shown this once.
 * @throws {HubError} WEBHOOK_UNFIT naming what is wrong with the address, the place or the topic
 */
export async function addWebhook(
  database: Database,
  permit: Permit,
  wanted: Wanted,
): Promise<{ webhook: ShownWebhook; secret: string }> {
  const url = checkUrl(wanted.url)
  const secret = newSecret()
  const webhook = await database.transaction(async (session) => {
    const actor = await permit(session, wanted.place)
    await checkWanted(session, { ...wanted, url })
    const [row] = await session.rows<{ id: number }>(
      `insert into webhook (url, place, topic, secret, created_at, queued_change, delivered_change)
       select $1, $2, $3, $4, now(), coalesce(max(change.id), 0), coalesce(max(change.id), 0) from change returning id`,
      [url, wanted.place, wanted.topic, secret],
    )
    await record(session, actor, act('addWebhook', { ...wanted, url }))
    return (await everyWebhook(session)).find(({ id }) => id === row?.id)
  })
  if (webhook === undefined) throw new Error('The webhook was not written')
  return { webhook, secret: shownSecret(secret) }
}

/** Forgets an address. @throws {HubError} WEBHOOK_UNKNOWN */
export async function removeWebhook(database: Database, permit: Permit, id: number): Promise<void> {
  await database.transaction(async (session) => {
    const { url, place } = await webhookOf(session, id)
    const actor = await permit(session, place)
    await session.rows('delete from webhook where id = $1', [id])
    await record(session, actor, act('removeWebhook', { url, place }))
  })
}

/**
 * Sends a test message. Where it arrives, a webhook that was given up goes on from the change at which it stopped.
 * @throws {HubError} WEBHOOK_UNKNOWN, or WEBHOOK_UNDELIVERED with the reason
 */
export async function testWebhook(database: Database, permit: Permit, id: number, options: PostOptions): Promise<void> {
  const { url, place, secret } = await webhookOf(database, id)
  const actor = await permit(database, place)
  const now = new Date()
  const { id: message, body } = testMessage(`test_${randomUUID()}`, now)
  await post(url, body, signedHeaders(secret, message, body, now), options).catch((error: unknown) => {
    if (!(error instanceof Undelivered)) throw error
    throw new HubError('WEBHOOK_UNDELIVERED', `${url}: ${error.message}. Correct the receiver and test again.`)
  })
  await database.transaction(async (session) => {
    await session.rows(
      `update webhook set problem = null, stopped_at = null,
         queued_change = case when stopped_at is null then queued_change else delivered_change end where id = $1`,
      [id],
    )
    await record(session, actor, act('testWebhook', { url, place }))
  })
}

/** The webhook with its secret. @throws {HubError} WEBHOOK_UNKNOWN */
export async function webhookOf(session: Session, id: number): Promise<Wanted & { secret: string }> {
  const [row] = await session.rows<Wanted & { secret: string }>(
    'select url, place, topic, secret from webhook where id = $1',
    [id],
  )
  if (row) return row
  throw new HubError('WEBHOOK_UNKNOWN', `There is no webhook ${id}. List them to find its number.`, { input: ['id'] })
}

/** An address may carry a password or token behind its host, which belongs in no log. */
function act(action: string, { url, place }: Pick<Wanted, 'url' | 'place'>): Act {
  return { action, place, target: new URL(url).origin }
}

function checkUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url && /^https?:$/.test(url.protocol) && url.username + url.password === '' && url.href.length <= LONGEST) {
    return url.href
  }
  throw new HubError(
    'WEBHOOK_UNFIT',
    `url: ${JSON.stringify(text.slice(0, 200))} is no address to send to. Give http:// or https:// with a host, no user name, and at most ${LONGEST} characters.`,
    { input: ['url'] },
  )
}

async function checkWanted(session: Session, { url, place, topic }: Wanted): Promise<void> {
  const [known] = await session.rows<{ places: number; same: number; here: number; all: number }>(
    `select (select count(*)::integer from place where path = $1) as places, count(*)::integer as all,
       count(*) filter (where place = $1)::integer as here,
       count(*) filter (where url = $2 and place = $1 and topic is not distinct from $3)::integer as same from webhook`,
    [place, url, topic],
  )
  const unfit = (argument: string, says: string) =>
    new HubError('WEBHOOK_UNFIT', `${argument}: ${says}`, { input: [argument] })
  if (place !== '' && known?.places === 0) {
    throw unfit('place', `${JSON.stringify(place)} is no published place. Give a path such as zhongyuan/liuhu.`)
  }
  if (topic !== null && !Object.hasOwn(Topic, topic)) {
    throw unfit('topic', `${JSON.stringify(topic)} is none of ${Object.keys(Topic).join(', ')}.`)
  }
  if (known?.same) throw unfit('url', `${url} is told of these changes already. Remove that webhook first.`)
  if (place !== '' && (known?.here ?? 0) >= MOST_AT_ONE_PLACE) {
    throw unfit('place', `${MOST_AT_ONE_PLACE} webhooks are registered for ${place} already. Remove one first.`)
  }
  if ((known?.all ?? 0) >= MOST) throw unfit('url', `${MOST} webhooks are registered already. Remove one first.`)
}
