/** How the site asks the hub: in-process through the publisher, or over HTTP in a plain `astro build`. */
import type { TadaDocumentNode } from 'gql.tada'
import { type DocumentNode, print } from 'graphql'

export type Ask = <Result, Variables>(
  document: TadaDocumentNode<Result, Variables>,
  variables: Variables,
) => Promise<Result>

const texts = new WeakMap<DocumentNode, string>()

/** The document's text, printed once. */
export function textOf(document: DocumentNode): string {
  const known = texts.get(document)
  if (known !== undefined) return known
  const text = print(document)
  texts.set(document, text)
  return text
}

/** Asks the hub at `url`, such as http://localhost:4000. Throws when it does not answer with data. */
export function askOver(url: string): Ask {
  return async <Result, Variables>(document: TadaDocumentNode<Result, Variables>, variables: Variables) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: textOf(document), variables }),
    })
    const answer: { data?: Result; errors?: { message: string }[] } = JSON.parse(await response.text())
    if (answer.data === undefined || answer.errors !== undefined) {
      const reason = answer.errors?.map((error) => error.message).join('; ') ?? `HTTP ${response.status}`
      throw new Error(`The hub at ${url} refused a page's query: ${reason}`)
    }
    return answer.data
  }
}

/** The bytes of a published picture's file at an address of the site; null where there is none. They never change. */
export type ShowPicture = (path: string) => Promise<Uint8Array | null>

/** Fetches pictures from the hub at `url`. */
export function pictureOver(url: string): ShowPicture {
  return async (path) => {
    const response = await fetch(url + path)
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : null
  }
}

/** Where a plain `astro build` finds the hub. The publisher sets `ask` and `picture` itself and needs no address. */
export function hubUrl(): string {
  return process.env.HUB_URL ?? 'http://localhost:4000'
}
