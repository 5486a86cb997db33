import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: {
    // One copy of graphql for ES and CommonJS importers alike, or its instanceof checks fail.
    alias: [
      { find: /^graphql$/, replacement: fileURLToPath(new URL('node_modules/graphql/index.js', import.meta.url)) },
    ],
  },
  test: {
    include: ['test/**/*.test.ts'],
    // Pictures take their colours from it.
    css: { include: /tokens\.css/ },
    testTimeout: 60_000,
    hookTimeout: 240_000,
    maxWorkers: 2,
    coverage: {
      provider: 'v8',
      reportOnFailure: true,
      include: ['schema/**/*.ts', 'server/**/*.ts', 'seeds/**/*.ts'],
      exclude: ['schema/migrations/**'],
      reporter: ['text-summary', 'json-summary'],
    },
  },
})
