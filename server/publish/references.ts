/** That everything a document refers to is defined, and agrees with what others say of it. */
import { type Detail, HubError } from '../errors.ts'
import { ofType, type Standing, type Statement } from './statements.ts'

/**
 * @throws {HubError} UNKNOWN_REFERENCE for what this document refers to and nobody defines, STILL_REFERENCED for what
 * it defined before and others refer to, UNIT_MISMATCH for an indicator that others count in another unit.
 */
export function checkReferences(
  slug: string,
  statements: readonly Statement[],
  standing: readonly Standing[],
  units: ReadonlyMap<string, string>,
): void {
  const unknown: Detail[] = []
  for (const { type, key, fields, documents } of standing) {
    if (fields !== null || documents.length === 0 || type === 'Star') continue
    const own = statements.find((stated) => stated.type === type && stated.key === key)
    if (own === undefined) throw stillReferenced(slug, type, key, documents)
    unknown.push({
      at: own.at,
      says: `no document defines the ${type.toLowerCase()} ${key} (还没有“${key}”，先新写它)`,
    })
  }
  if (unknown.length > 0) {
    const remedy = 'Define it in this draft, publish the document that does first, or correct the name.'
    throw new HubError('UNKNOWN_REFERENCE', [...unknown.map(({ at, says }) => `${at}: ${says}`), remedy].join('\n'), {
      details: unknown,
    })
  }
  for (const { key, fields, documents } of ofType(standing, 'Indicator')) {
    const unit = units.get(key)
    const others = documents.filter((document) => document !== slug)
    if (fields === null || unit === undefined || unit === fields.unit.code || others.length === 0) continue
    throw new HubError(
      'UNIT_MISMATCH',
      `The indicator ${key} is counted in ${unit} by ${others.join(', ')}, not in ${fields.unit.code}. ` +
        'Give what is counted in another unit an indicator of its own.',
    )
  }
}

function stillReferenced(slug: string, type: string, key: string, documents: readonly string[]): HubError {
  return new HubError(
    'STILL_REFERENCED',
    `Only ${slug} defines the ${type.toLowerCase()} ${key}, and ${documents.join(', ')} still refer to it. ` +
      'Define it in one of these first.',
  )
}
