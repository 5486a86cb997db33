/** PostGraphile 5 on the very same tables, as its manual shows it, in production mode. */
import { postgraphile } from 'postgraphile'
import { makePgService } from 'postgraphile/adaptors/pg'
import { grafserv } from 'postgraphile/grafserv/node'
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber'
import { serve } from './serve.ts'

const service = makePgService({
  connectionString: process.env.DATABASE_URL ?? '',
  schemas: ['public'],
  // No connection is closed while others have their turn, as none of the hub's is.
  poolConfig: { max: Number(process.env.POOL), idleTimeoutMillis: 0 },
})
const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  // It hides relations and orders that it sees no index for, partial indexes among them; here all have one.
  disablePlugins: ['PgIndexBehaviorsPlugin'],
  pgServices: [service],
  grafserv: { graphqlPath: '/graphql', graphiql: false, watch: false },
})
const server = instance.createServ(grafserv)

await server.ready()
serve(server.createHandler(), async () => {
  await instance.release()
  await service.release?.()
})
