/** Why a PostgreSQL server lets nobody in, in words for whoever set DATABASE_URL. */
import { HubError } from '../errors.ts'

/** What to do, by the code of Node or PostgreSQL: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const REMEDIES: Record<string, string> = {
  ECONNREFUSED: 'Start PostgreSQL there, or correct host and port in DATABASE_URL',
  ENOENT: 'Start PostgreSQL there, or correct host and port in DATABASE_URL',
  ENOTFOUND: 'Correct the host in DATABASE_URL',
  EAI_AGAIN: 'Correct the host in DATABASE_URL, or see that this machine can look up names',
  '28000': 'Create that role on the server and let it log in, or name another one in DATABASE_URL',
  '28P01': 'Correct user and password in DATABASE_URL',
  '3D000': "Create it with: create database … encoding 'UTF8' template template0; or name another one in DATABASE_URL",
  '42501': 'Grant connect on that database to the role, or name another role in DATABASE_URL',
  '53300': 'End other connections, or raise max_connections of the server',
  '57P03': 'Try again in a moment',
}
const ELSE = 'See that PostgreSQL runs and can be reached there, and correct DATABASE_URL'

/** The refusal for an error that was met while connecting. */
export function unreachable(error: unknown, databaseUrl: string): HubError {
  const { code = '' } = error as { code?: string }
  const remedy = /password must be a string/.test(String(error))
    ? 'Put the password into DATABASE_URL: postgresql://user:password@host:5432/database'
    : (REMEDIES[code] ?? ELSE)
  return new HubError(
    'DATABASE_UNREACHABLE',
    `DATABASE_URL leads to ${shown(databaseUrl)}, which cannot be opened: ${words(error)}. ${remedy}.`,
    { cause: error },
  )
}

/** The refusal of a role that may not make the hub's tables. */
export function powerless(error: unknown, databaseUrl: string): HubError {
  return new HubError(
    'DATABASE_UNFIT',
    `DATABASE_URL leads to ${shown(databaseUrl)}, where the hub's tables cannot be made: ${words(error)}. ` +
      'Let the role own the database (alter database … owner to …), or grant it: grant create on schema public to ….',
    { cause: error },
  )
}

/** The address without what may be secret: the password, and what stands behind the name of the database. */
function shown(databaseUrl: string): string {
  const url = new URL(databaseUrl)
  url.password = ''
  url.search = ''
  url.hash = ''
  return url.href
}

/** A name with several addresses fails once for each, and the error of all of them says nothing itself. */
function words(error: unknown): string {
  if (error instanceof AggregateError) return [...new Set(error.errors.map(words))].join(', ')
  return error instanceof Error ? error.message : String(error)
}
