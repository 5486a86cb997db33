/** Puts a publisher together for a hub. */
import type { Config } from '../config.ts'
import type { Database } from '../database/database.ts'
import type { Hub } from '../hub.ts'
import { PublishedPictures } from '../pictures/published.ts'
import type { Bundle } from './bundle.ts'
import { Edition } from './edition.ts'
import { DatabaseLedger } from './ledger.ts'
import { Outbox } from './outbox.ts'
import type { RenderOptions } from './pages.ts'
import { Permalinks } from './permalinks.ts'
import { type Opened, Publisher } from './publisher.ts'
import { Renderer } from './renderer.ts'
import type { Showing } from './showing.ts'
import { SiteFolder } from './site-folder.ts'
import { OnlyTurn, SharedTurn } from './turn.ts'

type Settings = Pick<Config, 'dataDir' | 'databaseUrl' | 'publicUrl' | 'limits'>

/** A publisher that is at work already: it renders what is missing, then follows each publication. */
export function createPublisher(
  hub: Pick<Hub, 'schema' | 'door'>,
  database: Database,
  config: Settings,
  bundle: Bundle,
  options: Pick<RenderOptions, 'onPage'> = {},
): Publisher {
  let forgetting = false
  const forget = (tags: readonly string[]) => {
    forgetting = true
    database.announce(tags)
    forgetting = false
  }
  return new Publisher({
    turn: config.databaseUrl === null ? new OnlyTurn() : new SharedTurn(config.databaseUrl),
    open: () => openSite(hub, database, config, bundle, forget),
    onPublication: (listener) => database.onPublication(() => forgetting || listener()),
    ...options,
  })
}

/** The hub's own site: its folder under the data, its records in the database. */
export function openSite(
  hub: Pick<Hub, 'schema' | 'door'>,
  database: Database,
  { dataDir, publicUrl, limits }: Pick<Config, 'dataDir' | 'publicUrl' | 'limits'>,
  bundle: Bundle,
  forget: Showing['forget'],
): Opened {
  const folder = new SiteFolder(dataDir)
  const showing: Showing = {
    renderer: new Renderer(bundle, hub.door, publicUrl, [new PublishedPictures(database)]),
    permalinks: new Permalinks(hub.schema, hub.door),
    tree: folder.tree,
    ledger: new DatabaseLedger(database),
    outbox: new Outbox(database),
    assets: bundle.assets,
    edition: new Edition([bundle.digest, publicUrl, folder.id], limits),
    forget,
  }
  return { folder, showing }
}
