/** npm run export -- DIR: writes the whole site into a folder, for any web server or CDN. */
import { type Config, ConfigError, readConfig } from '../config.ts'
import { openDatabase } from '../database/database.ts'
import { HubError } from '../errors.ts'
import { createHub } from '../hub.ts'
import { log } from '../log.ts'
import { loadBundle } from '../render/bundle.ts'
import { compileSite } from '../render/compile.ts'
import { exportSite } from '../render/export-site.ts'
import { Progress } from '../render/progress.ts'
import { publicFolder } from '../render/site-folder.ts'

async function main(folder: string | undefined): Promise<void> {
  const config = readConfig(process.env)
  log.level = config.logLevel
  if (folder === undefined) throw new ConfigError(['DIR is missing: npm run export -- DIR'])
  const bundle = await loadBundle(await compileSite({ onCompile: () => say('Compiling the site …') }))
  const database = await openFor(config)
  try {
    const hub = await createHub(database, config)
    const progress = new Progress('Rendering', 'pages')
    const { rendered } = await exportSite(hub, database, config, bundle, folder, { onPage: progress.update })
    progress.stop()
    await hub.close()
    say(`${rendered} pages of ${config.publicUrl} are in ${folder}.`)
  } finally {
    await database.close()
  }
}

async function openFor(config: Config) {
  try {
    return await openDatabase(config)
  } catch (error) {
    if (!(error instanceof HubError) || error.code !== 'DATABASE_LOCKED') throw error
    const tree = publicFolder(config.dataDir)
    throw new HubError(
      'DATABASE_LOCKED',
      `${error.message}\nA running hub keeps the same site in ${tree}: copy that folder while /readyz answers 200, or stop the hub and export again.`,
    )
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

main(process.argv[2]).then(
  () => process.exit(0),
  (error: unknown) => {
    if (error instanceof HubError || error instanceof ConfigError) process.stderr.write(`${error.message}\n`)
    else log.fatal({ err: error }, 'The site cannot be exported')
    process.exit(1)
  },
)
