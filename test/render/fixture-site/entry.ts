import { createApp } from 'astro/app/entrypoint'

export const app = createApp({ streaming: false })
export const documents = []
export const download = async () => null
export { listPaths, paths, pathsOf } from './paths.ts'
