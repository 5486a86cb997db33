/** Pictures at /pictures/: editors hand them in, and see those that are not published; the published are files of the site. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Config } from '../config.ts'
import type { Database } from '../database/database.ts'
import { requireViewer } from '../editorial/authority.ts'
import type { People } from '../editorial/people.ts'
import { hasCredentials } from '../editorial/viewer.ts'
import { codes, HubError } from '../errors.ts'
import { MAX_PICTURE_BYTES } from '../pictures/encode.ts'
import { formBytes, thumbnailBytes } from '../pictures/files.ts'
import { handInPicture, manuscriptOfPicture, maySeePicture } from '../pictures/hand-in.ts'
import { pictureAddress } from '../pictures/published.ts'
import { Clients } from '../queries/clients.ts'
import { checkOrigin, readBody } from '../queries/request.ts'
import { json } from './text.ts'

/** Where pictures are handed in: POST /pictures/?manuscript=<id> with the bytes as the body. */
export const PICTURES = '/pictures/'
const UPLOADS_PER_MINUTE = 60
const THUMBNAIL = /^\/pictures\/([\da-f]{32})$/
export const PICTURE_TYPES = { AVIF: 'image/avif', WEBP: 'image/webp', JPEG: 'image/jpeg' } as const

export class Pictures {
  readonly #clients: Clients

  constructor(
    private readonly database: Database,
    private readonly people: Pick<People, 'identify'>,
    private readonly config: Pick<Config, 'publicUrl' | 'trustedProxies'>,
  ) {
    this.#clients = new Clients(UPLOADS_PER_MINUTE, config.trustedProxies)
  }

  /** Takes a picture that an editor hands in for a manuscript that they write. */
  async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      json(response, 201, await this.#taken(request, response))
    } catch (error) {
      if (!(error instanceof HubError)) throw error
      // What was not read of the body would be taken for the next request.
      response.setHeader('connection', 'close')
      json(response, codes[error.code][0], { code: error.code, message: error.message })
    }
  }

  async #taken(request: IncomingMessage, response: ServerResponse): Promise<object> {
    if (request.method !== 'POST')
      throw new HubError('METHOD_NOT_ALLOWED', `${request.method} is not answered here; send POST.`)
    checkOrigin(request, this.config.publicUrl)
    const viewer = requireViewer(await this.people.identify(request))
    await this.#clients.admit(request, response)
    const manuscript = new URL(request.url ?? '', 'http://hub').searchParams.get('manuscript') ?? ''
    await manuscriptOfPicture(this.database, viewer, manuscript)
    const announced = Number(request.headers['content-length'] ?? 0)
    if (announced > MAX_PICTURE_BYTES) throw tooLarge(announced)
    const bytes = await readBody(request, MAX_PICTURE_BYTES).catch((error: unknown) => {
      throw error instanceof HubError && error.code === 'BODY_TOO_LARGE' ? tooLarge(null) : error
    })
    return handInPicture(this.database, viewer, { manuscript, bytes })
  }

  /**
   * Shows a picture to those who write where it was handed in: each of its files, and at /pictures/<digest> a small one. Gives
   * false, with nothing sent, to everybody else.
   */
  async show(path: string, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const address = pictureAddress(path)
    const digest = address?.digest ?? THUMBNAIL.exec(path)?.[1]
    if (digest === undefined || request.method !== 'GET' || !hasCredentials(request)) return false
    const viewer = await this.people.identify(request).catch((error: unknown) => {
      if (error instanceof HubError) return null
      throw error
    })
    if (viewer === null || !(await maySeePicture(this.database, viewer, digest))) return false
    const bytes = address
      ? await formBytes(this.database, digest, address.width, address.format)
      : await thumbnailBytes(this.database, digest)
    if (bytes === null) return false
    response.writeHead(200, {
      'content-type': PICTURE_TYPES[address?.format ?? 'JPEG'],
      'content-length': bytes.length,
      'cache-control': 'private, max-age=3600',
    })
    response.end(bytes)
    return true
  }
}

function tooLarge(bytes: number | null): HubError {
  return new HubError(
    'PICTURE_TOO_LARGE',
    `The picture has ${bytes ?? 'too many'} bytes; at most ${MAX_PICTURE_BYTES} are taken. Make it smaller and hand it in again.`,
  )
}
