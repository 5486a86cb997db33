/** The tables as MikroORM's metadata describe them: what writing and tagging rows needs to know of each. */
import { type EntityMetadata, type EntityProperty, type MikroORM, ReferenceKind } from '@mikro-orm/core'

export interface Table {
  name: string
  /** Name of the GraphQL type, by which tags call it; a pivot table's rows are part of the entity that owns them. */
  type: string
  columns: readonly string[]
  key: readonly string[]
  /** Column of the id by which tags call a row; null where a row has none. */
  id: string | null
  /** Columns that hold moments, which JSON may write in several ways. */
  moments: ReadonlySet<string>
  /** Columns that refer to other rows, each with its property. */
  references: readonly { column: string; property: string }[]
}

/** Every table by its name. */
export function tablesOf(orm: MikroORM): ReadonlyMap<string, Table> {
  const all = [...orm.getMetadata().getAll().values()].filter(({ embeddable }) => !embeddable)
  const tables = all.map((entity) => tableOf(entity))
  for (const { className, relations } of all) {
    for (const relation of relations) {
      const pivot = relation.owner ? tables.find(({ name }) => name === relation.pivotTable) : undefined
      if (pivot) Object.assign(pivot, pivotOf(className, relation))
    }
  }
  return new Map(tables.map((table) => [table.name, table]))
}

function tableOf(entity: EntityMetadata): Table {
  const stored = entity.props.filter(isStored)
  const key = entity.getPrimaryProps().flatMap(({ fieldNames }) => fieldNames)
  const toOne = stored.filter(({ kind }) => kind === ReferenceKind.MANY_TO_ONE)
  return {
    name: entity.tableName,
    type: entity.className,
    columns: stored.flatMap(({ fieldNames }) => fieldNames),
    key,
    id: key.length === 1 ? (key[0] ?? null) : null,
    moments: new Set(stored.filter(({ type }) => type === 'timestamptz').flatMap(({ fieldNames }) => fieldNames)),
    references: toOne.flatMap(({ fieldNames, name }) => fieldNames.map((column) => ({ column, property: name }))),
  }
}

function pivotOf(owner: string, { name, joinColumns, inverseJoinColumns }: EntityProperty): Partial<Table> {
  const references = inverseJoinColumns.map((column) => ({ column, property: name }))
  return { type: owner, id: joinColumns[0] ?? null, references }
}

function isStored({ kind, fieldNames, persist }: EntityProperty): boolean {
  const isColumn = kind === ReferenceKind.SCALAR || kind === ReferenceKind.MANY_TO_ONE
  return isColumn && persist !== false && fieldNames !== undefined && fieldNames.length > 0
}
