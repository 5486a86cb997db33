/** Makes the whole tree right, whatever state it was left in. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { addressOf } from './address.ts'
import { type Outcome, type Press, type RenderOptions, renderPages } from './pages.ts'
import { digestOf, filesBelow } from './tree.ts'

export interface WholeOptions extends RenderOptions {
  /** Read every file rather than only look for it: after a stop that was not clean. */
  verify?: boolean
  /** Changed by publications whose pages are not on disk. */
  tags?: readonly string[]
}

/**
 * Renders each page that has no record of this edition, that read one of the tags, or whose file is missing or spoiled;
 * removes those that are no more, and files that nobody knows. Where nothing changed it renders nothing.
 */
export async function renderWhole(press: Press, assets: string, options: WholeOptions = {}): Promise<Outcome> {
  const assetPaths = await placeAssets(press, assets)
  await forgetSpoiled(press, options.verify ?? false)
  const paths = await press.renderer.paths()
  const records = await press.ledger.all()
  const changed = new Set(await press.ledger.reading(options.tags ?? []))
  const stale = [...paths].filter((path) => !press.edition.includes(records.get(path)?.edition) || changed.has(path))
  const outcome = await renderPages(press, stale, options)
  const gone = [...records.keys()].filter((path) => !paths.has(path))
  for (const path of gone) press.tree.remove(path)
  await press.ledger.forget(gone)
  if (!options.signal?.aborted) await removeUnknown(press, assetPaths)
  return { ...outcome, removed: outcome.removed + gone.length }
}

/** Files of the bundle that are served as they are; new ones come before the pages that name them. */
async function placeAssets({ tree }: Press, folder: string): Promise<Set<string>> {
  const paths = new Set<string>()
  for (const file of await filesBelow(folder)) {
    const path = addressOf(file)
    const bytes = await readFile(join(folder, file))
    if (tree.digest(path) !== digestOf(bytes)) tree.write(path, bytes)
    paths.add(path)
  }
  return paths
}

async function forgetSpoiled({ tree, ledger }: Press, verify: boolean): Promise<void> {
  const files = new Set(await tree.addresses())
  const spoiled: string[] = []
  for (const { path, digest } of (await ledger.all()).values()) {
    if (!files.has(path)) spoiled.push(path)
    else if (verify) {
      if (tree.digest(path) !== digest) spoiled.push(path)
      // Lets requests through between two files.
      await setImmediate()
    }
  }
  await ledger.forget(spoiled)
}

async function removeUnknown({ tree, ledger }: Press, assets: Set<string>): Promise<void> {
  const records = await ledger.all()
  for (const path of await tree.addresses()) {
    if (!records.has(path) && !assets.has(path)) tree.remove(path)
  }
}
