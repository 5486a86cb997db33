/** A site as small as can be that has what matters to the publisher. */
import { join } from 'node:path'
import { type Bundle, loadBundle } from '../../server/render/bundle.ts'
import { compileSite } from '../../server/render/compile.ts'

/** The fixture site, compiled once for all tests. */
export async function fixtureBundle(): Promise<Bundle> {
  const folder = join(import.meta.dirname, 'fixture-site')
  const out = join(import.meta.dirname, '../../node_modules/.cache/fanxing/fixture-site')
  return loadBundle(await compileSite({ code: { folder, inputs: [], out } }))
}
