/**
 * Two ways to make the same pages. `astro build` renders them to files itself and is the reference;
 * `SITE_MODE=server astro build` compiles the bundle that the publisher calls, page by page.
 */
import { defineConfig } from 'astro/config'
import { publisher } from './adapter/publisher.ts'
import { withoutEditorStyles } from './explorer/without-editor-styles.ts'

const server = process.env.SITE_MODE === 'server'

export default defineConfig({
  root: import.meta.dirname,
  srcDir: '.',
  outDir: process.env.SITE_OUT ?? '../dist/site',
  cacheDir: process.env.SITE_CACHE ?? '../dist/site.cache',
  site: process.env.PUBLIC_URL ?? 'http://localhost:4000',
  trailingSlash: 'always',
  output: server ? 'server' : 'static',
  ...(server ? { adapter: publisher() } : {}),
  session: false,
  // Shorter in every page than an attribute, and as strong.
  scopedStyleStrategy: 'class',
  // One stylesheet for all pages, fetched once.
  build: { inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  vite: {
    cacheDir: '../dist/site.vite',
    // A script within the page would be refused: pages run scripts from files only.
    build: { cssCodeSplit: false, assetsInlineLimit: 0 },
    plugins: [withoutEditorStyles()],
    // Native code and WebAssembly stay where npm put them.
    ...(server ? { ssr: { noExternal: true, external: ['satori', 'sharp', 'subset-font'] } } : {}),
  },
})
