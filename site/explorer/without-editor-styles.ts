/** The modules of the editor name their styles one by one; those would go into the one stylesheet of all pages. */
import type { AstroUserConfig } from 'astro'

type Plugins = NonNullable<NonNullable<AstroUserConfig['vite']>['plugins']>

/** Leaves them out: styles.ts has them all. */
export function withoutEditorStyles(): Plugins[number] {
  return {
    name: 'fanxing-without-editor-styles',
    enforce: 'pre',
    load: (id) => (/\/monaco-editor\/esm\/.*\.css$/.test(id) ? '' : null),
  }
}
