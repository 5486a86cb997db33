/** Documents that have been asked, parsed and validated once: our own, which are trusted, and those of strangers. */
import { createHash } from 'node:crypto'
import {
  type DocumentNode,
  GraphQLError,
  Kind,
  Lexer,
  type OperationDefinitionNode,
  parse,
  Source,
  TokenKind,
  validate,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import type { Limits } from '../config.ts'
import { HubError } from '../errors.ts'
import type { Plan } from './compile.ts'
import { checkShape } from './limits.ts'
import type { Model } from './model.ts'
import { Refused, withValues } from './refusal.ts'

/** A valid document with the operation to be run. */
export interface Known {
  readonly text: string
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  readonly isTrusted: boolean
  /** Plans by the outline of the variables. */
  readonly plans: LRUCache<string, Plan>
  /** Names of the variables that are whole numbers. */
  readonly wholeVariables: readonly string[]
  /** What it costs, by the values of these. */
  readonly costs: LRUCache<string, number>
  /** Found to need the executor. */
  isUnplannable: boolean
  uses: number
  /** Names of its statements that are prepared, where it is one of our own. */
  readonly prepared: Set<string>
}

const MAX_DOCUMENTS = 1000
/** Outlines of variables for which a document keeps plans. */
export const MAX_PLANS = 64

export class Documents {
  /** By digest, and by the text itself. */
  readonly #trusted = new Map<string, Known>()
  readonly #trustedTexts = new Map<string, Known>()
  readonly #strange = new LRUCache<string, Known>({ max: MAX_DOCUMENTS })
  /** Digests of strangers' documents, for clients that send the digest alone the next time. */
  readonly #texts = new LRUCache<string, string>({ max: MAX_DOCUMENTS })

  constructor(
    private readonly model: Model,
    private readonly limits: Limits,
  ) {}

  /** One of our own documents: no limit applies, and anybody may ask it by its digest. */
  trust(text: string): Known {
    const trusted = this.#trustedTexts.get(text)
    if (trusted) return trusted
    const digest = digestOf(text)
    const known = this.#read(text, null, true)
    this.#trusted.set(digest, known)
    this.#trustedTexts.set(text, known)
    return known
  }

  /** @throws {Refused | HubError} unless the document is valid and within the limits. */
  find(text: string, operationName: string | null): Known {
    const trusted = this.#trustedTexts.get(text)
    if (trusted && (operationName === null || trusted.operation.name?.value === operationName)) return trusted
    const key = `${operationName ?? ''} ${text}`
    const known = this.#strange.get(key) ?? this.#read(text, operationName, false)
    this.#strange.set(key, known)
    return known
  }

  /** The document with this SHA-256 digest in hexadecimal. `text` is remembered under it. */
  findDigest(digest: string, text: string | null, operationName: string | null): Known {
    const trusted = this.#trusted.get(digest)
    if (trusted) return trusted
    if (text !== null && digestOf(text) !== digest) {
      throw new HubError(
        'PERSISTED_QUERY_UNFIT',
        `sha256Hash: ${digest} is not the SHA-256 digest of query. Send the digest of that very text.`,
      )
    }
    const known = text ?? this.#texts.get(digest)
    if (known === undefined) throw new HubError('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound')
    this.#texts.set(digest, known)
    return this.find(known, operationName)
  }

  #read(text: string, operationName: string | null, isTrusted: boolean): Known {
    const document = this.#parse(text, isTrusted)
    if (!isTrusted) checkShape(document, this.limits)
    const errors = validate(this.model.schema, document)
    if (errors.length > 0) throw new Refused(withValues(errors, this.model.schema), 'GRAPHQL_VALIDATION_FAILED')
    const operation = operationOf(document, operationName)
    if (!this.model.schema.getRootType(operation.operation)) {
      const error = new GraphQLError(`The hub answers no ${operation.operation}. Ask a query.`, { nodes: [operation] })
      throw new Refused([error], 'GRAPHQL_VALIDATION_FAILED')
    }
    return {
      text,
      document,
      operation,
      isTrusted,
      plans: new LRUCache({ max: MAX_PLANS }),
      wholeVariables: wholeVariablesOf(operation),
      costs: new LRUCache({ max: MAX_PLANS }),
      isUnplannable: false,
      uses: 0,
      prepared: new Set(),
    }
  }

  #parse(text: string, isTrusted: boolean): DocumentNode {
    const { tokens } = this.limits
    try {
      return parse(text, isTrusted ? {} : { maxTokens: tokens })
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error
      if (error.message.includes('Document contains more')) {
        throw new HubError(
          'QUERY_TOO_LONG',
          `The query has ${countTokens(text)} tokens; at most ${tokens} are answered. Split it into several requests.`,
        )
      }
      throw new Refused([error], 'GRAPHQL_PARSE_FAILED')
    }
  }
}

/** How many tokens a text has as far as it can be read. */
function countTokens(text: string): number {
  const lexer = new Lexer(new Source(text))
  let count = 0
  try {
    while (lexer.advance().kind !== TokenKind.EOF) count++
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
  }
  return count
}

export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function wholeVariablesOf({ variableDefinitions = [] }: OperationDefinitionNode): string[] {
  return variableDefinitions.flatMap(({ variable, type }) => {
    const named = type.kind === Kind.NON_NULL_TYPE ? type.type : type
    return named.kind === Kind.NAMED_TYPE && named.name.value === 'Int' ? [variable.name.value] : []
  })
}

function operationOf(document: DocumentNode, name: string | null): OperationDefinitionNode {
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
  const named = name === null ? operations : operations.filter((operation) => operation.name?.value === name)
  const [operation] = named
  if (operation && named.length === 1) return operation
  const names = operations.map((one) => one.name?.value).join(', ')
  throw new HubError(
    'OPERATION_RESOLUTION_FAILURE',
    name === null
      ? `The document holds ${operations.length} operations (${names}). Say which by operationName.`
      : `operationName: the document holds no operation ${JSON.stringify(name)}, but ${names}. Name one of these.`,
  )
}
