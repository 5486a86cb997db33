import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Parts of the names of the longest tests, which come first: last of all, one worker would be at work and the other not. */
const longest = ['browser/accessibility', 'editorial/matrix', 'site/series', 'render/', 'browser/', 'main/', 'gates/']

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = longest.findIndex((name) => moduleId.includes(`/test/${name}`))
      return at === -1 ? longest.length : at
    }
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other))
  }
}

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
    // Bounds for what hangs; a busy machine takes long for what is right.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 120_000 } },
    maxWorkers: 2,
    // Each file opens databases of its own and leaves nothing behind; loading all modules for each takes a third of the time.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    coverage: {
      provider: 'v8',
      reportOnFailure: true,
      include: ['schema/**/*.ts', 'server/**/*.ts', 'seeds/**/*.ts'],
      exclude: ['schema/migrations/**'],
      reporter: ['text-summary', 'json-summary'],
    },
  },
})
