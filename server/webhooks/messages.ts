/** What a webhook is sent: a change, as the API gives it. */
import type { Door } from '../queries/door.ts'

const QUERY = `query WebhookMessage($id: ID!) {
  change(id: $id) {
    id kind at nodeType nodeId title url reason storySlug version topics
    before { display value version } after { display value version }
    place { path name } story { slug title url }
  }
}`

export interface Message {
  /** Known again by whoever gets it twice. */
  id: string
  body: string
}

/** The message of a change: `{ type: 'change.corrected', timestamp, data }`. */
export async function changeMessage(door: Pick<Door, 'ask'>, id: number): Promise<Message> {
  const { bytes } = await door.ask(QUERY, { id: String(id) })
  const { data }: { data: { change: { kind: string; at: string } | null } } = JSON.parse(bytes.toString())
  if (data.change === null) throw new Error(`The change ${id} is not there`)
  const { kind, at } = data.change
  return message(`change_${id}`, `change.${kind.toLowerCase()}`, at, data.change)
}

/** What is sent to try an address. */
export function testMessage(id: string, now: Date): Message {
  return message(id, 'test', now.toISOString(), { note: '这是一条试发，收到即可。' })
}

function message(id: string, type: string, timestamp: string, data: object): Message {
  return { id, body: JSON.stringify({ type, timestamp, data }) }
}
