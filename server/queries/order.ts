/** The order of a list: always total, for it ends in the primary key. */
import type { EntityMetadata } from '@mikro-orm/core'
import type { Order, Read } from '../../schema/read.ts'
import { column, columnType, primaryKey, property, Unplannable } from './model.ts'
import { isRecord, type Variables } from './outline.ts'

export interface Criterion {
  /** Name, as cursors know it. */
  readonly name: string
  readonly type: string
  readonly direction: 'asc' | 'desc'
  sql(alias: string): string
}

/** The order asked for or, where none is, the one that the field or the property has. */
export function orderOf(entity: EntityMetadata, read: Read, args: Variables, inherent: Order[] = []): Criterion[] {
  const asked = Array.isArray(args.orderBy) ? args.orderBy.map((one) => askedOrder(read, one)) : []
  const wanted = asked.length > 0 ? asked : (read.order ?? inherent)
  const key = primaryKey(entity).name
  const last: Order = [key, wanted.at(-1)?.[1] ?? 'asc']
  return withoutRepeats([...wanted, last]).map(([name, direction]) => criterion(entity, name, direction))
}

function askedOrder(read: Read, one: unknown): Order {
  const name = isRecord(one) ? read.orders?.[String(one.field)] : undefined
  if (!isRecord(one) || name === undefined) throw new Unplannable('an order that is not described')
  return [name, one.direction === 'DESC' ? 'desc' : 'asc']
}

function withoutRepeats(order: Order[]): Order[] {
  return order.filter(([name], at) => order.findIndex(([other]) => other === name) === at)
}

function criterion(entity: EntityMetadata, key: string, direction: 'asc' | 'desc'): Criterion {
  const by = property(entity, key)
  return { name: key, type: columnType(by), direction, sql: (alias) => column(alias, by) }
}

/** `order by` and what follows, for rows under this alias. */
export function orderBy(order: readonly Criterion[], alias: string): string {
  return `order by ${order.map((by) => `${by.sql(alias)} ${by.direction}`).join(', ')}`
}
