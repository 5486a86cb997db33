/** The adapter that turns the site into one module for the publisher: every page on demand, no server of its own. */
import type { AstroIntegration } from 'astro'

export function publisher(): AstroIntegration {
  return {
    name: 'fanxing-publisher',
    hooks: {
      'astro:route:setup': ({ route }) => {
        // A page with getStaticPaths would otherwise be rendered while the bundle is compiled.
        route.prerender = false
      },
      'astro:config:done': ({ setAdapter }) => {
        setAdapter({
          name: 'fanxing-publisher',
          entrypointResolution: 'auto',
          serverEntrypoint: new URL('./entry.ts', import.meta.url),
          adapterFeatures: { buildOutput: 'server' },
          supportedAstroFeatures: {
            serverOutput: 'stable',
            staticOutput: 'stable',
            hybridOutput: 'stable',
            sharpImageService: 'stable',
          },
        })
      },
    },
  }
}
