/** What the hub says of itself, as its settings and its table of codes have it; nobody counts the requests of a test. */
import { readConfig } from '../../server/config.ts'
import { codes } from '../../server/errors.ts'

const operators = [
  'FOLDER_NOT_EMPTY',
  'FOLDER_UNFIT',
  'PORT_TAKEN',
  'ADDRESS_UNFIT',
  'DATABASE_LOCKED',
  'HUB_NOT_EMPTY',
  'HUB_EMPTY',
  'BACKUP_UNFIT',
  'FILE_EXISTS',
  'DATABASE_UNREACHABLE',
  'DATABASE_UNFIT',
]

export function ofItself(field: 'limits' | 'errorCodes' | 'rateLimit'): unknown {
  if (field === 'rateLimit') return null
  if (field === 'limits') return { ...readConfig({}).limits, pageSize: 100, searchWords: 10, searchCharacters: 100 }
  const met = Object.entries(codes).filter(([code]) => !operators.includes(code))
  return met.map(([code, [status, meaning]]) => ({ code, status, meaning }))
}
