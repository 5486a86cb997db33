/** One running hub, from its settings to the last file on disk. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Config } from './config.ts'
import { type Database, openDatabase } from './database/database.ts'
import { syncTree } from './database/durable-files.ts'
import { Previews } from './drafts/preview.ts'
import { Timetable } from './drafts/timetable.ts'
import { setupLink } from './editorial/setup-link.ts'
import { HubError } from './errors.ts'
import { makeFolder } from './folder.ts'
import { createHub, type Hub } from './hub.ts'
import { Digesting } from './ledger/digesting.ts'
import { Mailer } from './ledger/mailer.ts'
import { Reminding } from './ledger/reminding.ts'
import { log } from './log.ts'
import { Clients } from './queries/clients.ts'
import { type Bundle, loadBundle } from './render/bundle.ts'
import { type CompileOptions, compileSite } from './render/compile.ts'
import { createPublisher } from './render/create-publisher.ts'
import { Outbox } from './render/outbox.ts'
import { Progress } from './render/progress.ts'
import type { Publisher } from './render/publisher.ts'
import { Renderer } from './render/renderer.ts'
import { publicFolder } from './render/site-folder.ts'
import { seedEmptyHub } from './seeding.ts'
import { Downloads } from './web/downloads.ts'
import { LedgerFiles } from './web/ledger-files.ts'
import { Listener } from './web/listener.ts'
import { LivePages } from './web/live-page.ts'
import { Pictures } from './web/pictures.ts'
import { PreviewPages } from './web/preview.ts'
import { reasonsNotReady } from './web/readiness.ts'
import { SharedPreviewPages } from './web/shared-preview.ts'
import { SheetFiles } from './web/sheet-files.ts'
import { Deliveries } from './webhooks/deliveries.ts'

const TRY_AGAIN_MS = 5000
/** A preview takes the work of a publication: for one of them a client may send so many requests to the API. */
const SELDOM = 10

/** Gives the site's code for what the database holds. */
type LoadSite = (database: Database, options: Pick<CompileOptions, 'onCompile' | 'signal'>) => Promise<Bundle>

const wholeSite: LoadSite = async (_, options) => loadBundle(await compileSite(options))

export class HubProcess {
  readonly #listener: Listener
  readonly #stopping = new AbortController()
  #database: Database | null = null
  #hub: Hub | null = null
  #publisher: Publisher | null = null
  #deliveries: Deliveries | null = null
  #reminding: Reminding | null = null
  #digesting: Digesting | null = null
  #timetable: Timetable | null = null
  #rehearsal: Promise<void> | null = null

  /** `say` tells a person how the start goes on. */
  constructor(
    private readonly config: Config,
    private readonly say: (line: string) => void,
    private readonly loadSite: LoadSite = wholeSite,
  ) {
    this.#listener = new Listener(config)
  }

  /**
   * Resolves when everything is rendered and served. What was rendered before is served from the beginning.
   * @throws {HubError} FOLDER_UNFIT, DATABASE_LOCKED, PORT_TAKEN and others, each saying what to do
   */
  async start(): Promise<void> {
    // With PostgreSQL too: the rendered site lies there.
    const made = makeFolder(this.config.dataDir, 'DATA_DIR')
    if (made !== undefined) syncTree(made)
    this.#database = await this.#openDatabase()
    await this.#listener.listen()
    this.#database ??= await this.#awaitDatabase()
    this.#hub = await createHub(this.#database, this.config)
    if (this.config.seeds) await this.#seed(this.#database)
    const bundle = await this.loadSite(this.#database, {
      onCompile: () => this.say('Compiling the site …'),
      signal: this.#stopping.signal,
    })
    await this.#render(this.#database, this.#hub, bundle)
    // Newsrooms that are not told yet are no reason not to serve everybody else; the next start goes on.
    this.#deliveries = await Deliveries.start(this.#database, this.#hub.door, {
      privateAddresses: this.config.privateWebhooks,
    }).catch((error: unknown) => {
      log.error({ err: error }, 'No webhook is sent anything: the queue of deliveries cannot be opened')
      return null
    })
    this.#timetable = await Timetable.start(this.#database).catch((error: unknown) => {
      log.error({ err: error }, 'Nothing goes out at its time: the queue of publications cannot be opened')
      return null
    })
    this.#reminding = await Reminding.start(this.#database, {
      publicUrl: this.config.publicUrl,
      mailer: this.config.mail && new Mailer(this.config.mail),
    }).catch((error: unknown) => {
      log.error({ err: error }, 'Nobody is reminded of anything: the queue of letters cannot be opened')
      return null
    })
    this.#digesting = new Digesting(this.#database)
    // Nobody waits for it but the first publication.
    this.#rehearsal = this.#publisher?.rehearse() ?? null
    const link = await setupLink(this.#database, this.config.publicUrl)
    if (link === null) return
    this.say('还没有管理员：一天之内，谁先用浏览器打开下面的链接，谁就是。')
    this.say(`Nobody minds this hub yet. Whoever opens this link first, within a day, does:\n${link}`)
  }

  /** Ends what is under way, in the order in which one part needs the other. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#listener.close()
    await this.#timetable?.close()
    await this.#deliveries?.close()
    await this.#reminding?.close()
    await this.#digesting?.close()
    await this.#publisher?.close()
    await this.#rehearsal
    await this.#hub?.close()
    await this.#database?.close()
  }

  async #seed(database: Database): Promise<void> {
    const seeding = new Progress('Publishing seeds', 'stories')
    await seedEmptyHub(database, seeding.update)
    seeding.stop()
  }

  async #render(database: Database, hub: Hub, bundle: Bundle): Promise<void> {
    const progress = new Progress('Rendering', 'pages')
    const publisher = createPublisher(hub, database, this.config, bundle, { onPage: progress.update })
    this.#publisher = publisher
    const { limits, trustedProxies, publicUrl, dataDir } = this.config
    const renderer = new Renderer(bundle, hub.door, publicUrl)
    const clients = new Clients(limits.requestsPerMinute, trustedProxies)
    const previews = new Previews(database, hub, bundle, this.config)
    this.#listener.backend = {
      door: hub.door,
      people: hub.people,
      livePages: new LivePages(renderer, clients),
      downloads: new Downloads(
        renderer,
        new Clients(limits.downloadsPerMinute, trustedProxies),
        join(dataDir, 'downloads'),
      ),
      sheetFiles: new SheetFiles(database, hub.people, this.config),
      pictures: new Pictures(database, hub.people, this.config),
      previews: new PreviewPages(
        database,
        (request) => hub.people.identify(request),
        previews,
        new Clients(Math.ceil(limits.requestsPerMinute / SELDOM), trustedProxies),
      ),
      sharedPreviews: new SharedPreviewPages(
        database,
        previews,
        { pages: new Clients(Math.ceil(limits.requestsPerMinute / SELDOM), trustedProxies), pictures: clients },
        publicFolder(dataDir),
      ),
      ledgerFiles: new LedgerFiles(database, (request) => hub.people.identify(request), clients, this.config),
      reasonsNotReady: () => reasonsNotReady(database, new Outbox(database), publisher),
    }
    // A page that cannot be rendered is no reason not to serve the others; /readyz tells of it.
    await publisher.settled().catch((error: Error) => this.say(error.message))
    progress.stop()
  }

  /** The database; null while its server cannot be reached, if there is a site to serve meanwhile. */
  async #openDatabase(): Promise<Database | null> {
    try {
      return await openDatabase(this.config)
    } catch (error) {
      const canWait =
        this.config.databaseUrl !== null && (!(error instanceof HubError) || error.code === 'DATABASE_UNREACHABLE')
      if (!canWait || !existsSync(join(publicFolder(this.config.dataDir), 'index.html'))) throw error
      const reason = error instanceof HubError ? { reason: error.message } : { err: error }
      log.error(reason, 'The database cannot be reached; serving the site as it is')
      return null
    }
  }

  async #awaitDatabase(): Promise<Database> {
    for (;;) {
      await sleep(TRY_AGAIN_MS, undefined, { signal: this.#stopping.signal })
      const database = await this.#openDatabase()
      if (database) return database
    }
  }
}
