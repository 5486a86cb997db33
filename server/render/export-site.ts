/** The whole site into a folder of its own, for any web server or CDN. */
import { readdir, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Config } from '../config.ts'
import type { Database } from '../database/database.ts'
import { HubError } from '../errors.ts'
import { makeFolder } from '../folder.ts'
import type { Hub } from '../hub.ts'
import { PublishedPictures } from '../pictures/published.ts'
import { PublishedSheetFiles } from '../sheets/published-files.ts'
import type { Bundle } from './bundle.ts'
import { changedPages } from './changed.ts'
import { Edition } from './edition.ts'
import { MemoryLedger } from './ledger.ts'
import { Outbox } from './outbox.ts'
import { type Outcome, type RenderOptions, renderPages } from './pages.ts'
import { Permalinks } from './permalinks.ts'
import { Renderer } from './renderer.ts'
import { RenderError } from './showing.ts'
import { Tree } from './tree.ts'
import { renderWhole } from './whole.ts'

/**
 * Renders every page into `folder`, which must be empty or not there. Publications that come meanwhile are in it.
 * @throws {HubError} FOLDER_NOT_EMPTY, FOLDER_UNFIT
 * @throws {RenderError} when a page cannot be rendered
 */
export async function exportSite(
  hub: Pick<Hub, 'schema' | 'door'>,
  database: Database,
  config: Pick<Config, 'publicUrl' | 'limits'>,
  bundle: Bundle,
  folder: string,
  options: RenderOptions = {},
): Promise<Outcome> {
  const root = resolve(folder)
  makeFolder(root, 'DIR')
  await refuseUnlessEmpty(root)
  const staging = join(root, '.staging')
  try {
    const renderer = new Renderer(bundle, hub.door, config.publicUrl, [
      new PublishedPictures(database),
      new PublishedSheetFiles(database),
    ])
    const permalinks = new Permalinks(hub.schema, hub.door)
    const press = {
      renderer,
      permalinks,
      tree: new Tree(root, staging),
      ledger: new MemoryLedger(),
      edition: new Edition([bundle.digest], config.limits),
    }
    const outbox = new Outbox(database)
    let newest = await outbox.newest()
    const outcome = await renderWhole(press, bundle.assets, options)
    for (;;) {
      if (outcome.failures.length > 0) throw new RenderError(outcome.failures)
      const { ids, tags } = await outbox.since(newest)
      if (ids.length === 0) return outcome
      newest = Math.max(...ids)
      database.announce(tags)
      const later = await renderPages(press, await changedPages(press, tags), options)
      outcome.failures.push(...later.failures)
    }
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
}

async function refuseUnlessEmpty(folder: string): Promise<void> {
  if ((await readdir(folder)).length > 0) {
    throw new HubError('FOLDER_NOT_EMPTY', `${folder} holds files already; name a new folder, or empty this one first.`)
  }
}
