/** PostGraphile 5 on the very same tables, as its manual shows it, in production mode. */
import pg from 'pg'
import { postgraphile } from 'postgraphile'
import { makePgService } from 'postgraphile/adaptors/pg'
import { grafserv } from 'postgraphile/grafserv/node'
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber'
import { serve } from './serve.ts'

const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: Number(process.env.POOL),
  // None is closed while others have their turn, as none of the hub's is.
  idleTimeoutMillis: 0,
})
const service = makePgService({ pool, schemas: ['public'] })
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
  await pool.end()
})
