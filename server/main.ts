/** npm start. */
import { type Config, ConfigError, readConfig } from './config.ts'
import { HubError } from './errors.ts'
import { log } from './log.ts'
import { HubProcess } from './process.ts'

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

async function main(): Promise<void> {
  const config = readConfig(process.env)
  log.level = config.logLevel
  const hub = new HubProcess(config, say)
  const stopping = stopOnSignal(hub)
  await Promise.race([hub.start().then(() => welcome(config)), stopping])
  await stopping
}

/** Resolves when the hub has stopped, after the first signal; a second one ends the process at once. */
function stopOnSignal(hub: HubProcess): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  let asked = false
  const onSignal = (): void => {
    if (asked) process.exit(130)
    asked = true
    say('Stopping; once more to end at once.')
    hub.stop().then(resolve, reject)
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
  return promise
}

function welcome({ publicUrl, host, port }: Config): void {
  say(`Site     ${publicUrl}/`)
  say(`GraphQL  ${publicUrl}/graphql`)
  if (new URL(publicUrl).port !== String(port)) say(`Listening on ${host}, port ${port}`)
  say('Ctrl-C stops it.')
}

// The embedded database and open connections would keep a failed process alive: it ends by itself.
main().then(
  () => process.exit(0),
  (error: unknown) => {
    if (error instanceof HubError || error instanceof ConfigError) process.stderr.write(`${error.message}\n`)
    else log.fatal({ err: error }, 'The hub cannot run')
    process.exit(1)
  },
)
