/** The compiled site, loaded: pages by address, and which addresses there are. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { DocumentNode } from 'graphql'
import type { CompiledSite } from './compile.ts'

/** How a page asks the hub. Throws where there is no data. */
export type Ask = (document: DocumentNode, variables: Record<string, unknown>) => Promise<unknown>

/** What the entry of the compiled site exports. */
interface Entry {
  app: { render(request: Request, options: { locals: { ask: Ask } }): Promise<Response> }
  /** Every query that a page may ask. */
  documents: readonly DocumentNode[]
  /** Every address of the site. */
  paths(ask: Ask): AsyncIterable<string>
  /** Those of them that belong to no single node: the front page, lists, feeds. There are few. */
  listPaths(ask: Ask): AsyncIterable<string>
  /** Those of them that belong to the node whose permalink has this path: its page, its share image. */
  pathsOf(path: string): Iterable<string>
}

export interface Bundle extends Entry {
  digest: string
  /** Folder of the files that are served as they are. */
  assets: string
}

export async function loadBundle(site: CompiledSite): Promise<Bundle> {
  const file = join(site.folder, 'server/entry.mjs')
  const entry: unknown = await import(/* @vite-ignore */ pathToFileURL(file).href)
  if (!isEntry(entry))
    throw new Error(`${file} must export app, documents, paths, listPaths and pathsOf; see site/adapter/entry.ts`)
  const { app, documents, paths, listPaths, pathsOf } = entry
  return { app, documents, paths, listPaths, pathsOf, digest: site.digest, assets: join(site.folder, 'client') }
}

function isEntry(entry: unknown): entry is Entry {
  if (typeof entry !== 'object' || entry === null || !('app' in entry)) return false
  if (!('documents' in entry && Array.isArray(entry.documents))) return false
  return ['paths', 'listPaths', 'pathsOf'].every((name) => typeof Reflect.get(entry, name) === 'function')
}
