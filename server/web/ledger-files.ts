/** /studio/ledger.csv?within=… and .xlsx: a ledger as a file, for people with a role at its place. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import { LedgerOrder, LedgerState, LedgerType, Staleness } from '../../schema/terms.ts'
import type { Config } from '../config.ts'
import type { Session } from '../database/database.ts'
import type { Identify } from '../editorial/viewer.ts'
import { codes, HubError } from '../errors.ts'
import { wholeLedger } from '../ledger/entries.ts'
import { ledgerCsv, ledgerXlsx } from '../ledger/table.ts'
import type { Clients } from '../queries/clients.ts'
import { text } from './text.ts'

const address = /^\/studio\/ledger\.(csv|xlsx)$/

const formats = {
  csv: { type: 'text/csv; charset=utf-8', write: ledgerCsv },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', write: ledgerXlsx },
} as const

const flag = z.literal('true').transform(() => true)
const question = z.object({
  within: z
    .string()
    .max(300)
    .refine((path) => !path.includes('\0')),
  type: z.enum(LedgerType).optional(),
  state: z.enum(LedgerState).optional(),
  stale: z.enum(Staleness).optional(),
  onlyOpen: flag.optional(),
  mine: flag.optional(),
  orderBy: z.enum(LedgerOrder).optional(),
})

export function isLedgerFile(path: string): boolean {
  return address.test(path)
}

export class LedgerFiles {
  constructor(
    private readonly session: Session,
    private readonly identify: Identify,
    private readonly clients: Pick<Clients, 'admit'>,
    private readonly config: Pick<Config, 'publicUrl'>,
  ) {}

  /** Serves the file of the ledger that the address asks for, or says why not. */
  async serve(url: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await this.#serve(url, request, response)
    } catch (error) {
      if (!(error instanceof HubError)) throw error
      text(response, codes[error.code][0], `${error.code}: ${error.message}`)
    }
  }

  async #serve(url: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'GET') throw new HubError('METHOD_NOT_ALLOWED', `${request.method} 不行，请用 GET。`)
    await this.clients.admit(request, response)
    const { pathname, searchParams } = new URL(url, 'http://hub')
    const asked = question.safeParse(Object.fromEntries(searchParams))
    if (!asked.success) {
      const names = asked.error.issues.map(({ path }) => path.join('.')).join('、')
      throw new HubError('BAD_FILTER', `这些条件不能用：${names}。请在台账页面上重新筛选。`)
    }
    const { within, type, state, stale, onlyOpen, mine, orderBy } = asked.data
    const viewer = await this.identify(request)
    const filter = { type: type ?? null, state: state ?? null, stale: stale ?? null, orderBy: orderBy ?? null }
    const flags = { onlyOpen: onlyOpen ?? false, mine: mine ?? false }
    const entries = await wholeLedger(this.session, viewer, { within, ...filter, ...flags }, new Date())
    const ending = pathname.endsWith('.csv') ? 'csv' : 'xlsx'
    const body = await formats[ending].write(entries, this.config.publicUrl)
    response.writeHead(200, {
      'content-type': formats[ending].type,
      'content-length': body.length,
      'content-disposition': `attachment; filename="ledger.${ending}"`,
      'cache-control': 'private, no-store',
      'x-robots-tag': 'noindex',
    })
    response.end(body)
  }
}
