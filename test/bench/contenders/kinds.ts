/** All that are started as contenders. */
import type { Kind } from './contender.ts'

/** As many connections to the database as the hub itself opens, for all. */
const POOL = '10'
/** What the hub tells PostgreSQL for its own connections: that pages are read in any order, not to compile, not to keep. */
const PGOPTIONS = '-c random_page_cost=1.1 -c jit=off -c enable_memoize=off'

const raw = new URL('./raw.ts', import.meta.url)
const hub = new URL('./hub.ts', import.meta.url)
const postgraphile = new URL('./postgraphile.ts', import.meta.url)

export const kinds = {
  raw: { name: 'RAW', module: raw, environment: { POOL, PGOPTIONS } },
  cold: { name: 'hub, cold', module: hub, environment: { LIMIT_CACHE_BYTES: '0' } },
  postgraphile: {
    name: 'PostGraphile 5',
    module: postgraphile,
    environment: { POOL, PGOPTIONS },
    tongue: 'postgraphile',
  },
  static: { name: 'RAW-static', module: raw, environment: { POOL, PGOPTIONS, KEEP: '1' } },
  cached: { name: 'hub, cached', module: hub, environment: {} },
} as const satisfies Record<string, Kind>

export type KindKey = keyof typeof kinds

/** A hub that answers the pages of our own site, which are within no limits. */
export const siteHub: Kind = {
  name: 'hub',
  module: hub,
  environment: {
    LIMIT_DEPTH: '100',
    LIMIT_ALIASES: '1000',
    LIMIT_TOKENS: '100000',
    LIMIT_ROOT_FIELDS: '1000',
    LIMIT_COST: '10000000',
    LIMIT_ANSWER_BYTES: String(2 ** 29),
  },
}
