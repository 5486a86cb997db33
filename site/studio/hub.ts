/** How the studio speaks with the hub from the browser: for the person whom the session cookie names. */
import type { TadaDocumentNode } from 'gql.tada'
import { textOf } from '../ask.ts'

/** One of several things that are wrong with what was sent. */
export interface Detail {
  /** Where, as far as the hub says it: document, figures, 2, subject. */
  path: readonly string[]
  /** In English and, in brackets at its end, in Chinese. */
  message: string
}

/** Why the hub did not do what was asked. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly details: readonly Detail[] = [],
  ) {
    super(message)
  }
}

interface Told {
  code?: string
  message: string
  path?: readonly string[]
}

/** Asks a question or has something done. @throws {Refusal} */
export async function ask<Result, Variables>(
  document: TadaDocumentNode<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  const response = await post('/graphql', { query: textOf(document), variables })
  const answer: { data?: Result; errors?: { message: string; extensions?: { code?: string } }[] } =
    await jsonOf(response)
  const [error] = answer.errors ?? []
  if (error) throw new Refusal(error.extensions?.code ?? '', error.message)
  if (!answer.data) throw new Refusal('INTERNAL_SERVER_ERROR', `HTTP ${response.status}`)
  return answer.data
}

/** Has something done that may be refused in the answer itself; gives what it did. @throws {Refusal} */
export async function act<Done extends { errors: readonly Told[] }, Variables>(
  document: TadaDocumentNode<{ done: Done }, Variables>,
  variables: Variables,
): Promise<Done> {
  const { done } = await ask(document, variables)
  const [error] = done.errors
  if (!error) return done
  const details = done.errors.flatMap(({ path, message }) => (path?.[0] === 'document' ? [{ path, message }] : []))
  throw new Refusal(error.code ?? '', error.message, details)
}

/** Signs in or out, and minds one’s own password and codes. @throws {Refusal} */
export async function auth<Answer>(path: string, body: object = {}): Promise<Answer> {
  const response = await post(`/api/auth/${path}`, body)
  const answer: Answer & Told = await jsonOf(response)
  if (!response.ok) throw new Refusal(answer.code ?? '', answer.message)
  return answer
}

/** Hands in a file. @throws {Refusal} */
export async function handIn<Answer>(address: string, file: Blob): Promise<Answer> {
  const response = await send(address, { body: file })
  const answer: Answer & Told = await jsonOf(response)
  if (!response.ok) throw new Refusal(answer.code ?? '', answer.message)
  return answer
}

function post(address: string, body: object): Promise<Response> {
  return send(address, { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
}

async function send(address: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(address, { method: 'POST', ...request })
  } catch {
    throw new Refusal('OFFLINE', '')
  }
}

async function jsonOf<Answer>(response: Response): Promise<Answer> {
  try {
    return await response.json()
  } catch {
    throw new Refusal('INTERNAL_SERVER_ERROR', `HTTP ${response.status}`)
  }
}
