/** A hub whose publisher is killed and started again, and what a random series of steps does to it. */
import fc from 'fast-check'
import { expect } from 'vitest'
import type { DraftInput } from '../../schema/draft.ts'
import type { Config } from '../../server/config.ts'
import type { Database } from '../../server/database/database.ts'
import { HubError } from '../../server/errors.ts'
import { createHub, type Hub } from '../../server/hub.ts'
import { publish } from '../../server/publish/publish.ts'
import { withdraw } from '../../server/publish/withdraw.ts'
import type { Bundle } from '../../server/render/bundle.ts'
import { Outbox } from '../../server/render/outbox.ts'
import type { Publisher } from '../../server/render/publisher.ts'
import { publicFolder } from '../../server/render/site-folder.ts'
import { testDatabase } from '../hub.ts'
import { Chance } from '../queries/chance.ts'
import { randomDraft } from '../queries/random-drafts.ts'
import { edited } from './edits.ts'
import { expectExported, scratchConfig } from './fixture.ts'
import { Life, mortalPublisher } from './mortal-publisher.ts'

export type Step =
  | { kind: 'publish'; story: string; seed: number }
  | { kind: 'edit'; story: string; seed: number }
  | { kind: 'revert'; story: string }
  | { kind: 'withdraw'; story: string }
  | { kind: 'settle' }
  | { kind: 'kill'; steps: number }

/** Random steps about these stories; `anew` of 14 publish one that has nothing to do with what it was. */
export function stepsAbout(stories: readonly string[], anew: number): fc.Arbitrary<Step> {
  const story = fc.constantFrom(...stories)
  return fc.oneof(
    { weight: anew, arbitrary: fc.record({ kind: fc.constant('publish' as const), story, seed: fc.nat(1000) }) },
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('edit' as const), story, seed: fc.nat(1000) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('revert' as const), story }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('withdraw' as const), story }) },
    { weight: 5, arbitrary: fc.record({ kind: fc.constant('settle' as const) }) },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('kill' as const), steps: fc.nat(120) }) },
  )
}

/** A hub whose publisher is killed and started again. */
export class World {
  #life = new Life(Number.POSITIVE_INFINITY)
  #publisher: Publisher
  /** What was published of each story, oldest first. */
  readonly #drafts = new Map<string, DraftInput[]>()

  private constructor(
    readonly database: Database,
    readonly hub: Hub,
    readonly config: Config,
    readonly bundle: Bundle,
    readonly remove: () => Promise<void>,
  ) {
    this.#publisher = this.#start()
  }

  /** `drafts` are published before the site is rendered for the first time. */
  static async create(bundle: Bundle, drafts: readonly DraftInput[] = []): Promise<World> {
    const database = await testDatabase()
    const { config, remove } = await scratchConfig()
    const world = new World(database, await createHub(database, config), config, bundle, remove)
    for (const draft of drafts) await world.#publish(draft)
    // From here on, pages come by single publications rather than with the whole.
    await world.settle()
    return world
  }

  async take(step: Step): Promise<void> {
    if (step.kind === 'publish') await this.#publish(randomDraft(new Chance(step.seed), step.story))
    else if (step.kind === 'edit') await this.#edit(step.story, new Chance(step.seed))
    else if (step.kind === 'withdraw') await refusable(withdraw(this.database, step.story, { reason: '撤下' }))
    else if (step.kind === 'kill') this.#life.shorten(step.steps)
    else if (step.kind === 'revert')
      await this.#publish(this.#draft(step.story, -2) ?? randomDraft(new Chance(1), step.story))
    else await this.settle()
  }

  /** Everything published is on disk, however often the publisher died on the way. */
  async settle(): Promise<void> {
    await this.#bury()
    const settled = await this.#publisher.settled().then(
      () => true,
      () => false,
    )
    if (settled) return
    expect(this.#life.isOver).toBe(true)
    await this.settle()
  }

  /** Everything is on disk, nothing waits, and the tree is byte for byte what an export writes. */
  async expectWhole(): Promise<void> {
    await this.settle()
    expect(await new Outbox(this.database).waiting()).toBe(0)
    await expectExported(publicFolder(this.config.dataDir), this.database, this.config, this.bundle)
  }

  async close(): Promise<void> {
    await this.#publisher.close().catch(() => {})
    await this.hub.close()
    await this.database.close()
    await this.remove()
  }

  async #publish(draft: DraftInput): Promise<void> {
    const { slug } = draft.story
    this.#drafts.set(slug, [...(this.#drafts.get(slug) ?? []), draft])
    await refusable(publish(this.database, draft, { reason: '更正' }))
  }

  async #edit(story: string, chance: Chance): Promise<void> {
    await this.#publish(edited(this.#draft(story, -1) ?? randomDraft(chance, story), chance))
  }

  #draft(story: string, at: number): DraftInput | undefined {
    return this.#drafts.get(story)?.at(at)
  }

  /** A dead publisher stays dead, while others go on publishing, until somebody starts it again. */
  async #bury(): Promise<void> {
    if (!this.#life.isOver) return
    await this.#publisher.close().catch(() => {})
    this.#life = new Life(Number.POSITIVE_INFINITY)
    this.#publisher = this.#start()
  }

  #start(): Publisher {
    return mortalPublisher(this.hub, this.database, this.config, this.bundle, this.#life)
  }
}

/** Some of a random series is refused, which changes nothing. */
async function refusable(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof HubError)) throw error
  })
}
