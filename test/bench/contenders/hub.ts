/** The hub's own door over a bare node:http server, with the limits that its environment sets. */
import 'reflect-metadata'
import { readConfig } from '../../../server/config.ts'
import { openDatabase } from '../../../server/database/database.ts'
import { createHub } from '../../../server/hub.ts'
import { ORIGIN } from '../questions/question.ts'
import { serve } from './serve.ts'

const config = readConfig({
  ...process.env,
  PUBLIC_URL: ORIGIN,
  LOG_LEVEL: 'error',
  LIMIT_REQUESTS_PER_MINUTE: '10000000',
})
const database = await openDatabase(config)
const hub = await createHub(database, config)

serve(
  (request, response) => void hub.door.handle(request, response),
  async () => {
    await hub.close()
    await database.close()
  },
)
