/**
 * The bundle's door. The publisher calls `app.render(new Request(publicUrl + path), { locals: { ask } })` for each
 * address that `paths(ask)` yields.
 */
import { createApp } from 'astro/app/entrypoint'

export const app = createApp({ streaming: false })
export { listPaths, paths, pathsOf } from '../paths.ts'
