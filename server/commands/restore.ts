/** npm run restore -- FILE: brings a backup into an empty hub, of either database. */
import { statSync } from 'node:fs'
import { ConfigError, readConfig } from '../config.ts'
import { openDatabase } from '../database/database.ts'
import { restore } from '../database/restore.ts'
import { HubError } from '../errors.ts'
import { log } from '../log.ts'

async function main(file: string | undefined): Promise<void> {
  if (file === undefined) throw new ConfigError(['FILE is missing: npm run restore -- FILE'])
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
    throw new ConfigError([`FILE ${file} is no file; name one that npm run backup wrote`])
  }
  const database = await openDatabase(readConfig(process.env))
  try {
    const rows = await restore(database, file)
    process.stdout.write(`${rows} rows of ${file} are restored; npm start renders the pages.\n`)
  } finally {
    await database.close()
  }
}

main(process.argv[2]).then(
  () => process.exit(0),
  (error: unknown) => {
    if (error instanceof HubError || error instanceof ConfigError) process.stderr.write(`${error.message}\n`)
    else log.fatal({ err: error }, 'The backup cannot be restored')
    process.exit(1)
  },
)
