/** Pages as bytes, and the tags of everything that they asked. */
import { type DocumentNode, print } from 'graphql'
import type { Door } from '../queries/door.ts'
import type { Ask, Bundle, ShowPicture } from './bundle.ts'
import { digestOf } from './tree.ts'

export interface RenderedPage {
  path: string
  bytes: Buffer
  digest: string
  tags: string[]
  /** Of what it was drawn from, where it is a picture. */
  etag: string | null
}

/** A picture that need not be drawn: what is there was drawn from the same. */
export type SamePicture = Omit<RenderedPage, 'bytes' | 'digest'> & { bytes: null }

/** Files of the site that no page makes. */
export interface Beside {
  paths(): Promise<string[]>
  /** Addresses of files that came, went or changed, as the tags tell. */
  changed(tags: readonly string[]): Promise<string[]>
  /** The file at an address: null where it is gone, undefined where the address is none of these files'. */
  page(path: string): Promise<RenderedPage | null | undefined>
}

export function renderedPage(path: string, bytes: Buffer, tags: string[]): RenderedPage {
  return { path, bytes, digest: digestOf(bytes), tags, etag: null }
}

/** The one page that answers 404 and is a page nevertheless. */
const NOT_FOUND_PAGE = '/404.html'
/** What is answered where there is no page, also where one lacks the slash at its end. */
const NONE: ReadonlySet<number> = new Set([301, 308, 404])
/** What a page answers that tells of something taken back: it is a file as others are. */
const GONE = 410
const NOT_MODIFIED = 304

export class Renderer {
  /** `publicUrl`: the origin that the pages name. `besides`: files that are no pages. The hub trusts the pages' queries from then on. */
  constructor(
    private readonly bundle: Bundle,
    private readonly door: Pick<Door, 'ask' | 'moment' | 'trust'>,
    private readonly publicUrl: string,
    private readonly besides: readonly Beside[] = [],
  ) {
    for (const document of bundle.documents) door.trust(textOf(document))
  }

  /** The page at an address; null where there is none. Throws if it cannot be rendered. */
  async page(path: string): Promise<RenderedPage | null> {
    const page = await this.newer(path, null)
    if (page?.bytes === null) throw new Error(`The page ${path} answered ${NOT_MODIFIED} unasked`)
    return page
  }

  /** As `page`, but a picture is not drawn again where the one that is there has the ETag. */
  async newer(path: string, etag: string | null): Promise<RenderedPage | SamePicture | null> {
    const file = await this.#beside(path)
    if (file !== undefined) return file
    const tags = new Set<string>()
    const response = await this.#respond(path, tags, etag)
    if (response.status === NOT_MODIFIED) return { path, bytes: null, tags: [...tags], etag }
    if (NONE.has(response.status) && path !== NOT_FOUND_PAGE) return null
    if (!response.ok && response.status !== GONE && path !== NOT_FOUND_PAGE) {
      throw new Error(`The page ${path} answered ${response.status}; its own message stands before this one in the log`)
    }
    const bytes = Buffer.from(await response.arrayBuffer())
    return { ...renderedPage(path, bytes, [...tags]), etag: response.headers.get('etag') }
  }

  /** The answer to a request that no file can answer, such as /search/?q=. */
  live(pathAndSearch: string): Promise<Response> {
    return this.#respond(pathAndSearch, new Set())
  }

  /**
   * The file at an address such as /figures.csv?topic=…, of one moment; null where there is none. Its body is handed to
   * `write`, which may be called again from its beginning.
   */
  download(pathAndSearch: string, write: (body: AsyncIterable<string | Uint8Array>) => Promise<void>) {
    return this.door.moment(async (ask) => {
      const found = await this.bundle.download(
        async (document, variables) => dataOf(await ask(textOf(document), variables)),
        new URL(pathAndSearch, this.publicUrl).href,
      )
      if (found !== null && 'body' in found) await write(found.body)
      return found
    })
  }

  /** Every address of the site. */
  async paths(): Promise<Set<string>> {
    const pages = await collect(this.bundle.paths(this.#ask(new Set())))
    for (const beside of this.besides) for (const path of await beside.paths()) pages.add(path)
    return pages
  }

  /** The addresses of files beside the pages that came, went or changed, as the tags tell. */
  async besideChanged(tags: readonly string[]): Promise<string[]> {
    return (await Promise.all(this.besides.map((beside) => beside.changed(tags)))).flat()
  }

  /** The addresses that belong to no single node. */
  listPaths(): Promise<Set<string>> {
    return collect(this.bundle.listPaths(this.#ask(new Set())))
  }

  /** The addresses that belong to the node with this permalink, which may be one of a place within a page. */
  pathsOf(url: string): Iterable<string> {
    return this.bundle.pathsOf(new URL(url, this.publicUrl).pathname)
  }

  #respond(pathAndSearch: string, tags: Set<string>, drawnFrom: string | null = null): Promise<Response> {
    const request = new Request(new URL(pathAndSearch, this.publicUrl))
    const picture: ShowPicture = async (path) => (await this.#beside(path))?.bytes ?? null
    return this.bundle.app.render(request, { locals: { ask: this.#ask(tags), picture, drawnFrom } })
  }

  async #beside(path: string): ReturnType<Beside['page']> {
    for (const beside of this.besides) {
      const file = await beside.page(path)
      if (file !== undefined) return file
    }
    return undefined
  }

  #ask(tags: Set<string>): Ask {
    return async (document, variables) => {
      const { bytes, tags: read } = await this.door.ask(textOf(document), variables)
      for (const tag of read) tags.add(tag)
      return dataOf(bytes)
    }
  }
}

async function collect(paths: AsyncIterable<string>): Promise<Set<string>> {
  const all = new Set<string>()
  for await (const path of paths) all.add(path)
  return all
}

const texts = new WeakMap<DocumentNode, string>()

function textOf(document: DocumentNode): string {
  const text = texts.get(document) ?? print(document)
  texts.set(document, text)
  return text
}

function dataOf(bytes: Buffer): unknown {
  const answer: { data?: unknown; errors?: { message: string }[] } = JSON.parse(bytes.toString())
  if (answer.errors || answer.data === undefined || answer.data === null) {
    throw new Error(`The hub refused a page's query: ${answer.errors?.map((error) => error.message).join('; ')}`)
  }
  return answer.data
}
