/** A site as small as can be that has what matters to the publisher: nodes' pages, lists, a file, a style. */
import { defineConfig } from 'astro/config'

export default defineConfig({
  root: import.meta.dirname,
  srcDir: '.',
  outDir: process.env.SITE_OUT ?? './dist',
  cacheDir: process.env.SITE_CACHE ?? './dist.cache',
  trailingSlash: 'always',
  output: 'server',
  session: false,
  build: { inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  vite: { ssr: { noExternal: true } },
  adapter: {
    name: 'fixture',
    hooks: {
      'astro:config:done': ({ setAdapter }) =>
        setAdapter({
          name: 'fixture',
          entrypointResolution: 'auto',
          serverEntrypoint: new URL('./entry.ts', import.meta.url),
          adapterFeatures: { buildOutput: 'server' },
          supportedAstroFeatures: { serverOutput: 'stable', staticOutput: 'stable' },
        }),
    },
  },
})
