/** Publishes and renders until it is killed: `node --import tsx publishing-process.ts DATA_DIR SEED`. */
import { readConfig } from '../../server/config.ts'
import { openDatabase } from '../../server/database/database.ts'
import { HubError } from '../../server/errors.ts'
import { createHub } from '../../server/hub.ts'
import { publish } from '../../server/publish/publish.ts'
import { createPublisher } from '../../server/render/create-publisher.ts'
import { Chance } from '../queries/chance.ts'
import { randomDraft } from '../queries/random-drafts.ts'
import { fixtureBundle } from './fixture-bundle.ts'

const [, , dataDir = '', seed = ''] = process.argv
const config = readConfig({ DATA_DIR: dataDir, PUBLIC_URL: 'https://fanxing.example' })
const database = await openDatabase(config)
const hub = await createHub(database, config)
createPublisher(hub, database, config, await fixtureBundle())
const chance = new Chance(Number(seed))
for (;;) {
  const draft = randomDraft(chance, chance.pick(['story-a', 'story-b', 'story-c']))
  await publish(database, draft, { reason: '更正' }).catch((error: unknown) => {
    if (!(error instanceof HubError)) throw error
  })
  process.stdout.write('published\n')
}
