/** The showcase of the seeds, page by page, as the publisher renders it; a page is rendered when a test asks for it. */
import { readConfig } from '../../server/config.ts'
import { createHub } from '../../server/hub.ts'
import { loadBundle } from '../../server/render/bundle.ts'
import { compileSite } from '../../server/render/compile.ts'
import { Renderer } from '../../server/render/renderer.ts'
import { seededDatabase, testDatabase } from '../hub.ts'

export interface Showcase {
  origin: string
  /** Every address. */
  paths: ReadonlySet<string>
  /** The text of the file at an address, or of a live answer such as that of /search/?q=. Throws where there is none. */
  text(pathAndSearch: string): Promise<string>
  close(): Promise<void>
}

/** `seeded`: whether the seeds are published, or the hub is empty. */
export async function showcase(seeded = true): Promise<Showcase> {
  const config = readConfig({ PUBLIC_URL: 'https://fanxing.example' })
  const database = await (seeded ? seededDatabase() : testDatabase())
  const hub = await createHub(database, config)
  const renderer = new Renderer(await loadBundle(await compileSite()), hub.door, config.publicUrl)
  return {
    origin: config.publicUrl,
    paths: await renderer.paths(),
    text: async (pathAndSearch) => {
      const response = await renderer.live(pathAndSearch)
      if (!response.ok) throw new Error(`${pathAndSearch} answered ${response.status}`)
      return response.text()
    },
    close: async () => {
      await hub.close()
      await database.close()
    },
  }
}
