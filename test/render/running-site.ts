/** A hub with a publisher at work, and what its site was asked for. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../../server/config.ts'
import type { Database } from '../../server/database/database.ts'
import { createHub, type Hub } from '../../server/hub.ts'
import type { Bundle } from '../../server/render/bundle.ts'
import { createPublisher } from '../../server/render/create-publisher.ts'
import type { Publisher } from '../../server/render/publisher.ts'
import { publicFolder } from '../../server/render/site-folder.ts'

export class RunningSite {
  /** Addresses that were rendered since the last call of `takeAsked`, in order. */
  #asked: string[] = []

  private constructor(
    readonly database: Database,
    readonly hub: Hub,
    readonly publisher: Publisher,
    private readonly config: Config,
    asked: string[],
  ) {
    this.#asked = asked
  }

  static async start(database: Database, config: Config, bundle: Bundle): Promise<RunningSite> {
    const asked: string[] = []
    const hub = await createHub(database, config)
    const publisher = createPublisher(hub, database, config, noting(bundle, asked))
    return new RunningSite(database, hub, publisher, config, asked)
  }

  takeAsked(): string[] {
    return this.#asked.splice(0)
  }

  file(name: string): string {
    return join(publicFolder(this.config.dataDir), name)
  }

  has(name: string): boolean {
    return existsSync(this.file(name))
  }

  text(name: string): string {
    return readFileSync(this.file(name), 'utf8')
  }

  /** Changes when the file is written again. */
  inode(name: string): number {
    return statSync(this.file(name)).ino
  }

  /** Ends the publisher as a process that stops does; the database stays open. */
  async stop(): Promise<void> {
    await this.publisher.close()
    await this.hub.close()
  }
}

function noting(bundle: Bundle, asked: string[]): Bundle {
  return {
    ...bundle,
    app: {
      render: (request, options) => {
        asked.push(new URL(request.url).pathname)
        return bundle.app.render(request, options)
      },
    },
  }
}
