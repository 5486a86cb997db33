import { createApp } from 'astro/app/entrypoint'

export const app = createApp({ streaming: false })
export { listPaths, paths, pathsOf } from './paths.ts'
