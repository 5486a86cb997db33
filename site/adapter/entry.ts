/**
 * The bundle's door. The publisher calls `app.render(new Request(publicUrl + path), { locals: { ask, picture, drawnFrom } })` for each
 * address that `paths(ask)` yields.
 */
import { createApp } from 'astro/app/entrypoint'
import { type DocumentNode, Kind } from 'graphql'

export const app = createApp({ streaming: false })

const queries = import.meta.glob<Record<string, DocumentNode>>('../queries/*.ts', { eager: true })

/** Every query that a page may ask: the hub answers them to anybody by their digests alone. */
export const documents = Object.values(queries)
  .flatMap((module) => Object.values(module))
  .filter(({ definitions }) => definitions.some(({ kind }) => kind === Kind.OPERATION_DEFINITION))
export { download } from '../downloads/download.ts'
export { listPaths, paths, pathsOf } from '../paths.ts'
