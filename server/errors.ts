/** Every error that a user of the hub can meet, each with a stable code. */
import { GraphQLError } from 'graphql'

/** HTTP status and meaning of each code. The API guide and the tests read this table. */
export const codes = {
  BAD_CURSOR: [400, 'A cursor that no page of this list gave'],
  BAD_PAGE: [400, 'first, last, after and before that do not make a page'],
  PAGE_TOO_LARGE: [400, 'A page of more rows than one answer may hold'],
  BAD_VALUE: [400, 'A value outside what the database can read'],
  BAD_TEXT: [400, 'Text with a NUL byte or an unpaired surrogate, which no stored text can hold'],
  SEARCH_TOO_LONG: [400, 'More words or characters than one search may have'],
  QUERY_TOO_LONG: [400, 'A document of more tokens than one query may have'],
  QUERY_TOO_DEEP: [400, 'Fields nested deeper than one query may go'],
  TOO_MANY_ALIASES: [400, 'More aliases than one query may have'],
  TOO_MANY_ROOT_FIELDS: [400, 'More root fields than one query may ask'],
  QUERY_TOO_COSTLY: [400, 'More rows and fields than one query may ask for'],
  ANSWER_TOO_LARGE: [400, 'An answer of more bytes than one query may receive'],
  QUERY_TOO_SLOW: [503, 'A query that the database did not finish in time'],
  BODY_TOO_LARGE: [413, 'A request of more bytes than the hub reads'],
  BAD_JSON: [400, 'A request whose body or variables are not JSON of the right form'],
  BAD_CONTENT_TYPE: [415, 'A request whose body is not application/json'],
  BATCHING_OFF: [400, 'Several operations in one request'],
  CSRF_PREVENTED: [400, 'A request that a foreign web page could have sent unseen'],
  METHOD_NOT_ALLOWED: [405, 'A method other than GET and POST, or a mutation by GET'],
  PERSISTED_QUERY_NOT_FOUND: [404, 'The digest of a document that the hub does not know'],
  UNAUTHENTICATED: [401, 'Something that only signed-in editors may ask or do'],
  FORBIDDEN: [403, 'Something that the editor has no role for at that place'],
  RATE_LIMITED: [429, 'More requests than one client may send in a minute'],
  DRAFT_INVALID: [400, 'A draft that is not of the right shape'],
  QUOTE_MISMATCH: [400, 'A quote that is not exactly the stretch of text it points at'],
  UNKNOWN_REFERENCE: [400, 'A reference to something that no document defines'],
  STILL_REFERENCED: [409, 'A document that alone defines what others refer to'],
  UNIT_MISMATCH: [409, 'An indicator that other documents count in another unit'],
  REASON_MISSING: [400, 'A withdrawal without a reason'],
  CORRECTION_NEEDS_REASON: [400, 'A published figure changed without a reason'],
  NOT_PUBLISHED: [404, 'A document that is not published'],
  STAGES_UNFIT: [400, 'Stages of review that a place cannot have'],
  FOLDER_NOT_EMPTY: [400, 'A folder to write into that holds files already'],
  PORT_TAKEN: [503, 'A port to listen on that another process listens on'],
  DATABASE_LOCKED: [503, 'The embedded database is in use by another process'],
  HUB_NOT_EMPTY: [409, 'A backup is restored into an empty hub only'],
  HUB_EMPTY: [404, 'A backup of a hub that holds nothing'],
  BACKUP_UNFIT: [400, 'A file that is no whole backup, or one of another version'],
  FILE_EXISTS: [409, 'A file that would be overwritten'],
  DATABASE_UNFIT: [503, 'A PostgreSQL server that is too old or does not store UTF-8'],
} as const satisfies Record<string, readonly [status: number, meaning: string]>

export type Code = keyof typeof codes

/**
 * An error that its message explains to the user: it names the value, the place and the remedy. Everything else that is
 * thrown is a fault, which is masked and logged.
 */
export class HubError extends GraphQLError {
  override readonly name = 'HubError'
  readonly code: Code
  /** Which input is meant: argument, field, position; empty for all of it. */
  readonly input: readonly string[]

  constructor(code: Code, message: string, options: { cause?: unknown; input?: readonly string[] } = {}) {
    const [status] = codes[code]
    super(message, {
      extensions: { code, http: { status } },
      ...(options.cause instanceof Error ? { originalError: options.cause } : {}),
    })
    this.code = code
    this.input = options.input ?? []
  }
}
