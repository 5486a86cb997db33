/**
 * Files that are made when they are asked for: /figures.csv?topic=…, and its like. Each is written to disk whole before its
 * first byte is sent: so it is of one moment, however slow the client, and what fails is told instead of cut short.
 */
import { randomUUID } from 'node:crypto'
import { type FileHandle, mkdir, open, unlink } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import pLimit from 'p-limit'
import { codes, HubError } from '../errors.ts'
import type { Clients } from '../queries/clients.ts'
import type { Problem } from '../render/bundle.ts'
import type { Renderer } from '../render/renderer.ts'
import { attachment } from './attachment.ts'
import { text } from './text.ts'

/** Files that are made at once, and requests that may wait for their turn or be sent to at once. */
const MADE_AT_ONCE = 2
const MOST_OPEN = 40
const RETRY_AFTER_SECONDS = 20
/** A client that takes nothing for so long is given up. */
const STALLED_MS = 60_000
const LONGEST_ADDRESS = 2000

/** Whether an address may be that of a download. */
export function isDownload(path: string): boolean {
  return /^\/figures\.[a-z]+$/.test(path)
}

export class Downloads {
  readonly #turns = pLimit(MADE_AT_ONCE)
  #open = 0

  /** `folder`: where files lie while they are made and sent; they have no name there, so none is left behind. */
  constructor(
    private readonly renderer: Pick<Renderer, 'download'>,
    private readonly clients: Pick<Clients, 'admit'>,
    private readonly folder: string,
  ) {}

  /** Serves the file, or says why not; gives false, with nothing sent, where no file has this address. */
  async serve(address: string, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    try {
      return await this.#serve(address, request, response)
    } catch (error) {
      if (response.destroyed) return true
      if (!(error instanceof HubError)) throw error
      if (error.code === 'DOWNLOADS_BUSY') response.setHeader('retry-after', RETRY_AFTER_SECONDS)
      text(response, codes[error.code][0], `${error.code}: ${error.message}`)
      return true
    }
  }

  async #serve(address: string, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    check(address, request)
    await this.clients.admit(request, response)
    if (this.#open >= MOST_OPEN)
      throw new HubError('DOWNLOADS_BUSY', '下载的人太多。请稍候再试，或用 /graphql 分页取。')
    this.#open++
    const file = await this.#nameless()
    try {
      const found = await this.#turns(() => this.#make(address, file, response))
      if (found === null) return false
      await send(file, found, request, response)
      return true
    } finally {
      this.#open--
      await file.close()
    }
  }

  async #make(address: string, file: FileHandle, response: ServerResponse) {
    const gone = new AbortController()
    response.once('close', () => gone.abort())
    if (response.destroyed) gone.abort()
    const found = await this.renderer.download(address, async (body) => {
      await file.truncate(0)
      await pipeline(body, (chunks) => write(file, chunks), { signal: gone.signal })
    })
    if (found !== null && 'problems' in found) throw new HubError('BAD_FILTER', told(found.problems))
    return found
  }

  /** A file that goes with its handle. */
  async #nameless(): Promise<FileHandle> {
    await mkdir(this.folder, { recursive: true })
    const path = join(this.folder, randomUUID())
    const file = await open(path, 'wx+', 0o600)
    await unlink(path)
    return file
  }
}

function check(address: string, { method }: IncomingMessage): void {
  if (method !== 'GET' && method !== 'HEAD') throw new HubError('METHOD_NOT_ALLOWED', `${method} 不行，请用 GET。`)
  if (address.length > LONGEST_ADDRESS)
    throw new HubError('BAD_FILTER', `地址太长，不能超过 ${LONGEST_ADDRESS} 个字节。`)
  if (address.includes('%00')) throw new HubError('BAD_FILTER', '条件里有空字符，请去掉。')
}

function told(problems: readonly Problem[]): string {
  const lines = problems.map(
    ({ name, value, remedy }) => `${name}=${value}：${remedy}${/？$/.test(remedy) ? '' : '。'}`,
  )
  return ['这些条件不能用：', ...lines].join('\n')
}

/** Writes from the file's beginning. A stream would do, but closes the file or keeps it from ever being closed. */
async function write(file: FileHandle, chunks: AsyncIterable<string | Uint8Array>): Promise<void> {
  let end = 0
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk)
    let written = 0
    while (written < bytes.length) {
      written += (await file.write(bytes, written, bytes.length - written, end + written)).bytesWritten
    }
    end += bytes.length
  }
}

/** Closes the file when it was sent. */
async function send(
  file: FileHandle,
  { type, name, ascii }: { type: string; name: string; ascii: string },
  { method }: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { size } = await file.stat()
  response.writeHead(200, {
    'content-type': type,
    'content-length': size,
    'content-disposition': attachment(name, ascii),
    'cache-control': 'private, no-cache',
  })
  if (method === 'HEAD') {
    response.end()
    return
  }
  response.setTimeout(STALLED_MS, () => response.destroy())
  // A client that goes away has what it wanted.
  await pipeline(file.createReadStream({ start: 0 }), response).catch(() => response.destroy())
}
