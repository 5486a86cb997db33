/** npm run --silent read -- FILE: prints the figures of a text as JSON; - reads standard input. */
import { readFile, stat } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { ConfigError } from '../config.ts'
import { HubError } from '../errors.ts'
import { log } from '../log.ts'
import { readFigures } from '../reading/read-figures.ts'
import { longestText } from '../reading/text-limit.ts'

async function main(file: string | undefined): Promise<void> {
  if (file === undefined)
    throw new ConfigError(['FILE is missing: npm run --silent read -- FILE, or - for standard input'])
  const figures = readFigures(decoded(await bytesOf(file), file))
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`)
}

async function bytesOf(file: string): Promise<Buffer> {
  if (file === '-') return buffer(process.stdin)
  const found = await stat(file).catch(() => null)
  if (!found?.isFile()) throw new ConfigError([`FILE ${file} is no file; name a text file in UTF-8`])
  if (found.size > longestText) throw tooLong(file, found.size)
  return readFile(file)
}

/** Keeps a byte order mark, as offsets count every code point of the file. */
function decoded(bytes: Buffer, file: string): string {
  if (bytes.length > longestText) throw tooLong(file, bytes.length)
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (cause) {
    throw new HubError('BAD_TEXT', `FILE ${file} is not UTF-8; save it as UTF-8 and read it again.`, { cause })
  }
}

function tooLong(file: string, bytes: number): HubError {
  return new HubError('TEXT_TOO_LONG', `FILE ${file} has ${bytes} bytes, more than ${longestText}; cut it in parts.`)
}

main(process.argv[2]).then(
  () => undefined,
  (error: unknown) => {
    if (error instanceof HubError || error instanceof ConfigError) process.stderr.write(`${error.message}\n`)
    else log.fatal({ err: error }, 'The text cannot be read')
    process.exitCode = 1
  },
)
