/** npm run webhook -- …: minds the addresses that are told of changes, from the machine itself. */
import { parseArgs } from 'node:util'
import { type Config, ConfigError, readConfig } from '../config.ts'
import { type Database, openDatabase } from '../database/database.ts'
import { HubError } from '../errors.ts'
import { log } from '../log.ts'
import {
  addWebhook,
  everyWebhook,
  type Permit,
  removeWebhook,
  type ShownWebhook,
  testWebhook,
} from '../webhooks/webhooks.ts'

const USAGE = [
  'npm run webhook -- add URL [--place PATH] [--topic TOPIC]   prints the secret that signs, this once',
  'npm run webhook -- list',
  'npm run webhook -- test NUMBER     sends a test message; where it arrives, a webhook that was given up goes on',
  'npm run webhook -- remove NUMBER',
]
const operator: Permit = async () => ({ id: null, name: 'npm run webhook' })

/** What the words ask for. */
interface Asked {
  word: string
  place: string
  topic: string | null
}
/** Does it, and gives the lines to print. */
type Command = (database: Database, config: Config, asked: Asked) => Promise<string[]>

const commands: Record<string, Command> = {
  add: async (database, _config, { word, place, topic }) => {
    const { webhook, secret } = await addWebhook(database, operator, { url: word, place, topic })
    return [shown(webhook), `Its secret, shown this once: ${secret}`]
  },
  list: async (database) => (await everyWebhook(database)).map(shown),
  test: async (database, { privateWebhooks }, { word }) => {
    await testWebhook(database, operator, numberOf(word), { privateAddresses: privateWebhooks })
    return ['The test message arrived.']
  },
  remove: async (database, _config, { word }) => {
    await removeWebhook(database, operator, numberOf(word))
    return [`Webhook ${word} is removed.`]
  },
}

function shown({ id, url, place, topic, waiting, problem, stoppedAt }: ShownWebhook): string {
  const state = stoppedAt ? `given up at ${stoppedAt}: ${problem}` : problem ? `being repeated: ${problem}` : 'works'
  return [id, url, place || '*', topic ?? '*', `${waiting} waiting`, state].join('  ')
}

function numberOf(word: string): number {
  if (/^[1-9]\d{0,8}$/.test(word)) return Number(word)
  throw new ConfigError([`NUMBER ${JSON.stringify(word)} is none; npm run webhook -- list shows them`])
}

function read(words: readonly string[]): Asked & { name: string } {
  const options = { place: { type: 'string' }, topic: { type: 'string' } } as const
  try {
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true })
    const [name = '', word = ''] = positionals
    return { name, word, place: values.place ?? '', topic: values.topic?.toUpperCase().replaceAll('-', '_') ?? null }
  } catch (error) {
    throw new ConfigError([error instanceof Error ? error.message : String(error), ...USAGE])
  }
}

async function main(words: readonly string[]): Promise<void> {
  const { name, ...asked } = read(words)
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) throw new ConfigError(USAGE)
  const config = readConfig(process.env)
  const database = await openDatabase(config)
  try {
    for (const line of await command(database, config, asked)) process.stdout.write(`${line}\n`)
  } finally {
    await database.close()
  }
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    if (error instanceof HubError || error instanceof ConfigError) process.stderr.write(`${error.message}\n`)
    else log.fatal({ err: error }, 'The webhooks cannot be minded')
    process.exit(1)
  },
)
