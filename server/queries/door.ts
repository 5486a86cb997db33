/** The one way in: over HTTP for everybody, and in-process for our own pages. */
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type GraphQLSchema, Kind, OperationTypeNode } from 'graphql'
import type { Config } from '../config.ts'
import type { Context } from '../context.ts'
import type { Database, Session } from '../database/database.ts'
import { hasCredentials, type Identify, type Viewer } from '../editorial/viewer.ts'
import { HubError } from '../errors.ts'
import { Answers, Served } from './answers.ts'
import { type Allowance, Clients, type RateHeaders, RateLimited } from './clients.ts'
import type { Plan } from './compile.ts'
import { Documents, type Known } from './documents.ts'
import { createExecutor, type Executor } from './executor.ts'
import { rateLimitOf } from './itself.ts'
import { checkCost, knownCostOf } from './limits.ts'
import { createModel, type Model } from './model.ts'
import type { Variables } from './outline.ts'
import { type Answer, coerce, Reader } from './reader.ts'
import {
  checkContentEncoding,
  checkContentType,
  checkOrigin,
  isVisit,
  type Question,
  questionOfBody,
  questionOfUrl,
  readBody,
} from './request.ts'
import { hasAnswer, sendAnswer, sendRefusal, sendToExplorer } from './response.ts'

export type DoorConfig = Pick<Config, 'publicUrl' | 'limits'> & Partial<Pick<Config, 'trustedProxies'>>

/** Asks within a moment; gives the bytes of the answer. */
export type MomentAsk = (query: string, variables: Record<string, unknown>) => Promise<Buffer>

export interface Door {
  /**
   * Our own question, to which no limit applies. Gives the bytes of the answer, `{"data":…}`, and the tags that it read.
   * The document is trusted from then on.
   */
  ask(query: string, variables?: Record<string, unknown>): Promise<{ bytes: Buffer; tags: readonly string[] }>
  /**
   * Asks questions of our own of one moment: no publication shows in some of their answers and not in others. `work` may
   * be run again from its beginning. Nothing of it is kept.
   */
  moment<T>(work: (ask: MomentAsk) => Promise<T>): Promise<T>
  /** Lets anybody ask one of our own documents by its SHA-256 digest, without limits. */
  trust(query: string): void
  /** Serves POST and GET /graphql within the limits. Never rejects. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
  close(): Promise<void>
}

/** `identify` tells who sent a request; without it nobody is signed in. */
export async function createDoor(
  schema: GraphQLSchema,
  database: Database,
  config: DoorConfig,
  identify: Identify = async () => null,
): Promise<Door> {
  const model = createModel(schema, database.orm, config.publicUrl, config.limits)
  const reader = new Reader(database, model)
  const executor = await createExecutor(schema, config.publicUrl)
  return new HubDoor(database, config, model, reader, executor, identify)
}

/** Begins the keys of our own questions; the key of a request holds bytes, among which it is not. */
const OWN = '\u{10ffff}'

class HubDoor implements Door {
  readonly #documents: Documents
  readonly #answers: Answers
  readonly #clients: Clients
  readonly #stopListening: () => void

  constructor(
    private readonly database: Database,
    private readonly config: DoorConfig,
    private readonly model: Model,
    private readonly reader: Reader,
    private readonly executor: Executor,
    private readonly identify: Identify,
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
      return { ...(await this.#readOwn(known, variables)), status: 200, cost: 0 }
    })
    return { bytes, tags: tags ?? [] }
  }

  moment<T>(work: (ask: MomentAsk) => Promise<T>): Promise<T> {
    return this.database.snapshot((session) =>
      work(async (query, variables) => {
        const { bytes } = await this.#readOwn(this.#documents.trust(query), variables, session)
        return bytes
      }),
    )
  }

  #readOwn(known: Known, variables: Record<string, unknown>, session?: Session) {
    const coerced = coerce(this.model, known, variables)
    const plan = this.reader.plan(known, coerced)
    if (!plan) throw new Error(`Our own query is not read by one statement:\n${known.text}`)
    return this.reader.read(known, plan, coerced, session)
  }

  trust(query: string): void {
    this.#documents.trust(query)
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let given: RateHeaders = {}
    try {
      if (isVisit(request)) return sendToExplorer(response)
      const known = this.#knownTo(request)
      if (known) return sendAnswer(request, response, known, await this.#clients.left(request))
      const body = this.#begin(request)
      const allowance = await this.#clients.count(request)
      given = allowance.headers
      sendAnswer(request, response, await this.#answer(request, body, { response, allowance }), given)
    } catch (error) {
      if (error instanceof RateLimited) given = error.headers
      sendRefusal(response, error, { requestId: requestIdOf(response), publicUrl: this.config.publicUrl, given })
    }
  }

  /** A kept answer that the client has already: to say so costs nothing, and is not counted. */
  #knownTo(request: IncomingMessage): Served | null {
    if (request.headers['if-none-match'] === undefined) return null
    const kept = this.#answers.get(request.url ?? '')
    return kept && hasAnswer(request, kept) ? kept : null
  }

  async close(): Promise<void> {
    this.#stopListening()
    await this.executor.close()
  }

  /**
   * The very bytes of the request are the key: a known one is answered before anything is read out of it.
   * A GET needs no header that a foreign page could not send, as browsers and shared caches are to keep its answer; so
   * whoever sends it, it is answered as a stranger's. `begun`: the body, where it is read already.
   */
  async #answer(
    request: IncomingMessage,
    begun: Promise<Buffer> | null,
    by: Pick<Asking, 'response' | 'allowance'>,
  ): Promise<Served> {
    if (request.method === 'GET' || request.method === 'HEAD') {
      const url = request.url ?? ''
      return this.#answers.get(url) ?? this.#read(url, questionOfUrl(url), { ...by, isGet: true, viewer: nobody })
    }
    if (request.method !== 'POST') {
      throw new HubError(
        'METHOD_NOT_ALLOWED',
        `${request.method} is not answered here. Send POST, or GET with ?query=.`,
      )
    }
    checkContentType(request)
    checkContentEncoding(request)
    const viewer = once(() => this.#viewerOf(request))
    const body = await (begun ?? readBody(request, await this.#longBodyLimit(viewer)))
    const key = body.toString('latin1')
    return this.#answers.get(key) ?? this.#read(key, questionOfBody(body), { ...by, isGet: false, viewer })
  }

  /**
   * Only what the planner reads for everybody alike may be kept and shared: its answer depends on nothing but the published
   * tables. Everything else, mutations above all, is run for each request by itself, for the one who sent it.
   */
  async #read(key: string, question: Question, asking: Asking): Promise<Served> {
    const known = this.#find(question)
    if (asking.isGet && known.operation.operation !== OperationTypeNode.QUERY) {
      throw new HubError('METHOD_NOT_ALLOWED', `A ${known.operation.operation} changes something. Send it by POST.`)
    }
    const variables = coerce(this.model, known, question.variables)
    const cost = knownCostOf(this.model.schema, known, variables)
    if (!known.isTrusted) checkCost(cost, this.config.limits.cost)
    const plan = this.reader.plan(known, variables)
    const given = rateLimitOf(asking.allowance, cost)
    if (plan) {
      const read = async () => ({ ...(await this.#readPlanned(known, plan, { ...variables, ...given })), cost })
      return plan.isShared ? this.#answers.load(key, read) : new Served(await read())
    }
    const execute = async (viewer: Viewer | null) => ({
      ...(await this.#execute(known, question, { viewer, given, requestId: requestIdOf(asking.response) })),
      cost,
    })
    if (isIntrospection(known)) return this.#answers.load(key, () => execute(null))
    return new Served(await execute(await asking.viewer()))
  }

  async #readPlanned(known: Known, plan: Plan, variables: Variables): Promise<Omit<Answer, 'cost'>> {
    const { bytes, tags } = await this.reader.read(known, plan, variables)
    const { answerBytes } = this.config.limits
    if (known.isTrusted || bytes.length <= answerBytes) return { bytes, tags, status: 200 }
    throw new HubError(
      'ANSWER_TOO_LARGE',
      `The answer has ${bytes.length} bytes; at most ${answerBytes} are sent. Ask for smaller pages (first) or fewer fields.`,
    )
  }

  #find({ query, digest, operationName }: Question): Known {
    if (digest !== null) return this.#documents.findDigest(digest, query, operationName)
    return this.#documents.find(query ?? '', operationName)
  }

  async #execute(
    known: Known,
    question: Question,
    sender: Pick<Context, 'viewer' | 'given' | 'requestId'>,
  ): Promise<Omit<Answer, 'cost'>> {
    const { reader, database } = this
    const origin = this.config.publicUrl
    const { status, body } = await this.executor.execute(known.text, question, {
      ...{ reader, database, origin, warnings: [] },
      ...sender,
    })
    return { status, bytes: Buffer.from(body), tags: isIntrospection(known) && status === 200 ? [] : null }
  }

  /** A cookie counts only on a page of our own: a foreign one could make a browser send it. */
  async #viewerOf(request: IncomingMessage): Promise<Viewer | null> {
    if (!hasCredentials(request)) return null
    checkOrigin(request, this.config.publicUrl)
    return this.identify(request)
  }

  /**
   * Begins to read a body at once, as what comes while nobody reads has to be kept aside, which takes longer. Not one that
   * may be longer than strangers' are: how much of it is read depends on who sends it.
   */
  #begin(request: IncomingMessage): Promise<Buffer> | null {
    const { bodyBytes } = this.config.limits
    const declared = Number(request.headers['content-length'] ?? Number.POSITIVE_INFINITY)
    if (request.method !== 'POST' || (declared > bodyBytes && hasCredentials(request))) return null
    const body = readBody(request, bodyBytes)
    // Whoever asks too often is told of that, whatever is wrong with the body.
    body.catch(() => {})
    return body
  }

  /** Drafts are longer than questions, so editors may send more than strangers. */
  async #longBodyLimit(viewer: () => Promise<Viewer | null>): Promise<number> {
    const { bodyBytes, editorBodyBytes } = this.config.limits
    return (await viewer())?.grants.length ? Math.max(bodyBytes, editorBodyBytes) : bodyBytes
  }
}

/** How a question came in. */
interface Asking {
  /** It carries the request's id, which few questions need. */
  readonly response: ServerResponse
  /** What is left to the client. */
  readonly allowance: Allowance
  readonly isGet: boolean
  /** Who asks; looked up only where the answer depends on it. */
  readonly viewer: () => Promise<Viewer | null>
}

/** By GET nobody is signed in: such answers are public, whoever asks. */
const nobody = async (): Promise<null> => null

/** The same promise, however often it is asked for. */
function once<T>(start: () => Promise<T>): () => Promise<T> {
  let started: Promise<T> | undefined
  return () => (started ??= start())
}

/** The schema stays as it is while the hub runs, and so does what is said of it. */
function isIntrospection({ operation }: Known): boolean {
  return operation.selectionSet.selections.every((node) => node.kind === Kind.FIELD && node.name.value.startsWith('__'))
}

/** The id that the listener gave the request, or a new one. */
function requestIdOf(response: ServerResponse): string {
  return String(response.getHeader('x-request-id') ?? randomUUID())
}
