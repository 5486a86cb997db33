/** The kept spreadsheets at /sheets/: anybody takes a published one as it is, and editors hand in new ones. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { SheetFormat } from '../../schema/terms.ts'
import type { Config } from '../config.ts'
import type { Database } from '../database/database.ts'
import { requireRoleSomewhere } from '../editorial/authority.ts'
import type { People } from '../editorial/people.ts'
import { codes, HubError } from '../errors.ts'
import { Clients } from '../queries/clients.ts'
import { checkOrigin, readBody } from '../queries/request.ts'
import { forgetFiles, isPublished, keepFile, keptFile, piecesOf, roomForFiles } from '../sheets/files.ts'
import { MAX_FILE_BYTES, readSheetFile } from '../sheets/read-file.ts'
import { shownText } from '../sheets/table.ts'
import { attachment } from './attachment.ts'
import { json, text } from './text.ts'

const ADDRESS = /^\/sheets\/([0-9a-f]{64})\.(xlsx|csv)$/
const TYPES: Record<SheetFormat, string> = {
  XLSX: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  CSV: 'text/csv',
}
/** A year; the address is the digest of the bytes. */
const FOREVER = 'public, max-age=31536000, immutable'
const UPLOADS_PER_MINUTE = 20
const LONGEST_NAME = 200

/** Whether the path is one of a spreadsheet's file, or the one to which files are handed in. */
export function isSheetFile(path: string): boolean {
  return path === '/sheets/' || ADDRESS.test(path)
}

export class SheetFiles {
  readonly #clients: Clients

  constructor(
    private readonly database: Database,
    private readonly people: Pick<People, 'identify'>,
    private readonly config: Pick<Config, 'publicUrl' | 'trustedProxies'>,
  ) {
    this.#clients = new Clients(UPLOADS_PER_MINUTE, config.trustedProxies)
  }

  /** GET and HEAD of a file, and POST /sheets/?name=… with its bytes as the body, for those who write somewhere. */
  async handle(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      if (path === '/sheets/') await this.#take(request, response)
      else await this.#give(path, request, response)
    } catch (error) {
      if (!(error instanceof HubError)) throw error
      json(response, codes[error.code][0], { code: error.code, message: error.message })
    }
  }

  async #give(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      throw new HubError('METHOD_NOT_ALLOWED', `${request.method} is not answered here; send GET.`)
    }
    const [, digest = '', ending = ''] = ADDRESS.exec(path) ?? []
    const file = await keptFile(this.database, digest)
    if (file === null || file.format.toLowerCase() !== ending || !(await isPublished(this.database, digest))) {
      return text(response, 404, '没有这个文件。')
    }
    response.setHeader('content-type', TYPES[file.format])
    response.setHeader('content-disposition', attachment(file.name, `${digest.slice(0, 12)}.${ending}`))
    // Whatever the file holds, nothing of it runs as a page of ours.
    response.setHeader('content-security-policy', "default-src 'none'; sandbox")
    response.setHeader('cache-control', FOREVER)
    response.setHeader('etag', `"${digest}"`)
    if (request.headers['if-none-match'] === `"${digest}"`) response.writeHead(304).end()
    else if (request.method === 'HEAD') response.writeHead(200, { 'content-length': file.bytes }).end()
    else {
      response.writeHead(200, { 'content-length': file.bytes })
      await pipeline(piecesOf(this.database, digest), response)
    }
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST')
      throw new HubError('METHOD_NOT_ALLOWED', `${request.method} is not answered here; send POST.`)
    checkOrigin(request, this.config.publicUrl)
    requireRoleSomewhere(await this.people.identify(request), 'CONTRIBUTOR')
    await this.#clients.admit(request, response)
    const name = nameIn(request.url ?? '')
    const bytes = await readBody(request, MAX_FILE_BYTES)
    const { format } = await readSheetFile(bytes, name)
    const now = new Date()
    const digest = await this.database.transaction(async (session) => {
      await forgetFiles(session, now)
      await roomForFiles(session, bytes.length)
      return keepFile(session, { name, format, bytes }, now)
    })
    json(response, 201, { digest, name, format, bytes: bytes.length })
  }
}

/** The file's name, as the address tells it. */
function nameIn(url: string): string {
  const name = shownText(new URL(url, 'http://hub').searchParams.get('name') ?? '')
  if (name !== '' && name.length <= LONGEST_NAME && !/[/\\]/.test(name)) return name
  throw new HubError(
    'BAD_VALUE',
    `name: “${name.slice(0, LONGEST_NAME)}” is no name of a file. Send POST /sheets/?name=村级账目.xlsx, at most ${LONGEST_NAME} characters without slashes.`,
  )
}
