import { expect, test } from 'vitest'
import { wrongImports } from './imports.ts'
import { project, projectWith } from './project.ts'

test('imports point one way', async () => {
  expect(await wrongImports(project)).toEqual([])
})

test('every import against the direction is named', async () => {
  const root = await projectWith({
    'schema/up.ts': "import '../server/schema.ts'\n",
    'server/sideways.ts': "export { readSeeds } from '../seeds/read.ts'\n",
    'seeds/up.ts': "export const later = () => import('../server/schema.ts')\n",
    'site/pages/entity.astro': "---\nimport { Place } from '../../schema/place.ts'\n---\n\n<p>{Place.name}</p>\n",
    'site/database.ts': "import type { MikroORM } from '@mikro-orm/core'\nexport type Orm = MikroORM\n",
    'site/pages/late.astro': "<p></p>\n<script>\n  import '../../server/schema.ts'\n</script>\n",
    'server/from-test.ts': "import '../test/gates/project.ts'\n",
  })
  const named = [
    'schema/up.ts → server/schema.ts',
    'seeds/up.ts → server/schema.ts',
    'server/from-test.ts → test/gates/project.ts',
    'server/sideways.ts → seeds/read.ts',
    'site/database.ts → @mikro-orm/core',
    'site/pages/entity.astro → schema/place.ts',
    'site/pages/late.astro → server/schema.ts',
  ]
  expect(await wrongImports(root)).toEqual(expect.arrayContaining(named))
})
