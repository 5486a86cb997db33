/** The one way in for reads: over HTTP for everybody, and in-process for our own pages. */
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type GraphQLSchema, Kind, OperationTypeNode } from 'graphql'
import type { Config } from '../config.ts'
import type { Database } from '../database/database.ts'
import { HubError } from '../errors.ts'
import { Answers, type Served } from './answers.ts'
import { Clients } from './clients.ts'
import { Documents, type Known } from './documents.ts'
import { createExecutor, type Executor } from './executor.ts'
import { checkCost } from './limits.ts'
import { createModel, type Model } from './model.ts'
import { type Answer, coerce, Reader } from './reader.ts'
import { checkContentType, type Question, questionOfBody, questionOfUrl, readBody } from './request.ts'
import { sendAnswer, sendRefusal } from './response.ts'

export type DoorConfig = Pick<Config, 'publicUrl' | 'limits'> & Partial<Pick<Config, 'trustedProxies'>>

export interface Door {
  /**
   * Our own question, to which no limit applies. Gives the bytes of the answer, `{"data":…}`, and the tags that it read.
   * From then on anybody may ask the document by its SHA-256 digest.
   */
  ask(query: string, variables?: Record<string, unknown>): Promise<{ bytes: Buffer; tags: readonly string[] }>
  /** Serves POST and GET /graphql within the limits. Never rejects. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
  close(): Promise<void>
}

export async function createDoor(schema: GraphQLSchema, database: Database, config: DoorConfig): Promise<Door> {
  const model = createModel(schema, database.orm, config.publicUrl)
  const reader = new Reader(database, model)
  const executor = await createExecutor(schema, reader)
  return new HubDoor(database, config, model, reader, executor)
}

/** Begins the keys of our own questions; the key of a request holds bytes, among which it is not. */
const OWN = '\u{10ffff}'

class HubDoor implements Door {
  readonly #documents: Documents
  readonly #answers: Answers
  readonly #clients: Clients
  readonly #stopListening: () => void

  constructor(
    database: Database,
    private readonly config: DoorConfig,
    private readonly model: Model,
    private readonly reader: Reader,
    private readonly executor: Executor,
  ) {
    this.#documents = new Documents(model, config.limits)
    this.#answers = new Answers(config.limits.cacheBytes)
    this.#clients = new Clients(config.limits.requestsPerMinute, config.trustedProxies ?? 0)
    this.#stopListening = database.onPublication((tags) => this.#answers.drop(tags))
  }

  async ask(query: string, variables: Record<string, unknown> = {}) {
    const known = this.#documents.trust(query)
    const key = `${OWN}${query} ${JSON.stringify(variables)}`
    const { bytes, tags } = await this.#answers.load(key, async () => {
      const coerced = coerce(this.model, known, variables)
      const plan = this.reader.plan(known, coerced)
      if (!plan) throw new Error(`Our own query is not read by one statement:\n${query}`)
      return this.reader.read(known, plan, coerced)
    })
    return { bytes, tags: tags ?? [] }
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await this.#clients.admit(request)
      sendAnswer(request, response, await this.#answer(request, requestIdOf(response)))
    } catch (error) {
      sendRefusal(response, error, requestIdOf(response))
    }
  }

  async close(): Promise<void> {
    this.#stopListening()
    await this.executor.close()
  }

  /** The very bytes of the request are the key: a known one is answered before anything is read out of it. */
  async #answer(request: IncomingMessage, requestId: string): Promise<Served> {
    if (request.method === 'GET' || request.method === 'HEAD') {
      const url = request.url ?? ''
      return this.#answers.get(url) ?? this.#answers.load(url, () => this.#read(questionOfUrl(url), requestId, true))
    }
    if (request.method !== 'POST') {
      throw new HubError(
        'METHOD_NOT_ALLOWED',
        `${request.method} is not answered here. Send POST, or GET with ?query=.`,
      )
    }
    checkContentType(request)
    const body = await readBody(request, this.config.limits.bodyBytes)
    const key = body.toString('latin1')
    return this.#answers.get(key) ?? this.#answers.load(key, () => this.#read(questionOfBody(body), requestId, false))
  }

  async #read(question: Question, requestId: string, isGet: boolean): Promise<Answer> {
    const known = this.#find(question)
    if (isGet && known.operation.operation !== OperationTypeNode.QUERY) {
      throw new HubError('METHOD_NOT_ALLOWED', `A ${known.operation.operation} changes something. Send it by POST.`)
    }
    const variables = coerce(this.model, known, question.variables)
    const { limits } = this.config
    if (!known.isTrusted) checkCost(this.model.schema, known, variables, limits.cost)
    const plan = this.reader.plan(known, variables)
    if (!plan) return this.#execute(known, question, requestId)
    const answer = await this.reader.read(known, plan, variables)
    if (known.isTrusted || answer.bytes.length <= limits.answerBytes) return answer
    throw new HubError(
      'ANSWER_TOO_LARGE',
      `The answer has ${answer.bytes.length} bytes; at most ${limits.answerBytes} are sent. Ask for smaller pages (first) or fewer fields.`,
    )
  }

  #find({ query, digest, operationName }: Question): Known {
    if (digest !== null) return this.#documents.findDigest(digest, query, operationName)
    return this.#documents.find(query ?? '', operationName)
  }

  async #execute(known: Known, question: Question, requestId: string): Promise<Answer> {
    const { status, body } = await this.executor.execute(known.text, question, requestId)
    return { status, bytes: Buffer.from(body), tags: isIntrospection(known) && status === 200 ? [] : null }
  }
}

/** The schema stays as it is while the hub runs, and so does what is said of it. */
function isIntrospection({ operation }: Known): boolean {
  return operation.selectionSet.selections.every((node) => node.kind === Kind.FIELD && node.name.value.startsWith('__'))
}

/** The id that the listener gave the request, or a new one. */
function requestIdOf(response: ServerResponse): string {
  return String(response.getHeader('x-request-id') ?? randomUUID())
}
