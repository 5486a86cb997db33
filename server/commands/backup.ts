/** npm run backup -- FILE: writes the whole hub into one file. */
import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { ConfigError, readConfig } from '../config.ts'
import { backUp } from '../database/backup.ts'
import { openDatabase } from '../database/database.ts'
import { HubError } from '../errors.ts'
import { makeFolder } from '../folder.ts'
import { log } from '../log.ts'

async function main(file: string | undefined): Promise<void> {
  if (file === undefined) throw new ConfigError(['FILE is missing: npm run backup -- FILE'])
  if (existsSync(file)) throw new HubError('FILE_EXISTS', `${file} exists; name another file.`)
  const folder = dirname(resolve(file))
  if (!existsSync(folder))
    throw new ConfigError([`FILE ${file} lies in ${folder}, which does not exist; create it first`])
  makeFolder(folder, 'The folder of FILE')
  const database = await openDatabase(readConfig(process.env))
  try {
    const rows = await backUp(database, file)
    process.stdout.write(`${rows} rows are in ${file}.\n`)
  } finally {
    await database.close()
  }
}

main(process.argv[2]).then(
  () => process.exit(0),
  (error: unknown) => {
    if (error instanceof HubError || error instanceof ConfigError) process.stderr.write(`${error.message}\n`)
    else log.fatal({ err: error }, 'The hub cannot be backed up')
    process.exit(1)
  },
)
