/** The compiled site, loaded: pages by address, and which addresses there are. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { DocumentNode } from 'graphql'
import type { CompiledSite } from './compile.ts'

/** How a page asks the hub. Throws where there is no data. */
export type Ask = (document: DocumentNode, variables: Record<string, unknown>) => Promise<unknown>

/** The bytes of a picture's file at an address of the site; null where there is none. */
export type ShowPicture = (path: string) => Promise<Uint8Array | null>

/** Why an address cannot be answered. */
export interface Problem {
  name: string
  value: string
  remedy: string
}

/** A file that is made when it is asked for; `body` asks while it is read. */
interface Download {
  type: string
  /** What a browser calls the file, and what programs do that know no Chinese. */
  name: string
  ascii: string
  body: AsyncIterable<string | Uint8Array>
}

/** What a page is given; the site's own words for it are in site/env.d.ts. */
export interface Locals {
  ask: Ask
  picture: ShowPicture
  /** ETag of the picture that is there already. */
  drawnFrom: string | null
}

/** What the entry of the compiled site exports. */
interface Entry {
  app: { render(request: Request, options: { locals: Locals }): Promise<Response> }
  /** Every query that a page may ask. */
  documents: readonly DocumentNode[]
  /** Every address of the site. */
  paths(ask: Ask): AsyncIterable<string>
  /** Those of them that belong to no single node: the front page, lists, feeds. There are few. */
  listPaths(ask: Ask): AsyncIterable<string>
  /** Those of them that belong to the node whose permalink has this path: its page, its share image. */
  pathsOf(path: string): Iterable<string>
  /** The file at an absolute address, whose question may be no good; null where there is none. */
  download(ask: Ask, address: string): Promise<Download | { problems: Problem[] } | null>
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
    throw new Error(
      `${file} must export app, documents, paths, listPaths, pathsOf and download; see site/adapter/entry.ts`,
    )
  const { app, documents, paths, listPaths, pathsOf, download } = entry
  return {
    app,
    documents,
    paths,
    listPaths,
    pathsOf,
    download,
    digest: site.digest,
    assets: join(site.folder, 'client'),
  }
}

function isEntry(entry: unknown): entry is Entry {
  if (typeof entry !== 'object' || entry === null || !('app' in entry)) return false
  if (!('documents' in entry && Array.isArray(entry.documents))) return false
  return ['paths', 'listPaths', 'pathsOf', 'download'].every((name) => typeof Reflect.get(entry, name) === 'function')
}
