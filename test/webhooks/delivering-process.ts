/** Delivers the changes of a folder's hub until it is killed: `delivering-process.ts FOLDER`. */
import { readConfig } from '../../server/config.ts'
import { openDatabase } from '../../server/database/database.ts'
import { createHub } from '../../server/hub.ts'
import { Deliveries } from '../../server/webhooks/deliveries.ts'

const config = readConfig({ DATA_DIR: process.argv[2], PUBLIC_URL: 'https://example.org' })
const database = await openDatabase(config)
const hub = await createHub(database, config)
await Deliveries.start(database, hub.door, {
  privateAddresses: true,
  retrySeconds: 0,
  pollSeconds: 0.5,
  expireSeconds: 1,
})
