/** What the planner knows of the API and of the tables: the schema and MikroORM's metadata. */
import type { EntityMetadata, EntityProperty, MikroORM } from '@mikro-orm/core'
import { GraphQLEnumType, type GraphQLNamedType, type GraphQLSchema, getNamedType, isObjectType } from 'graphql'
import type { Limits } from '../config.ts'
import { name } from './json-text.ts'

/** Thrown where a selection is not read from the tables: such an operation is Apollo's. */
export class Unplannable extends Error {}

export interface Model {
  readonly schema: GraphQLSchema
  /** The public origin, put in for ORIGIN marks. */
  readonly origin: string
  readonly limits: Limits
  /** The entity with the name of this class or GraphQL type. */
  entity(className: string): EntityMetadata
  /** Whether values of this type are stored as they are; other enums choose what a statement looks like. */
  isStored(type: GraphQLNamedType): boolean
}

export function createModel(schema: GraphQLSchema, orm: MikroORM, origin: string, limits: Limits): Model {
  const entities = new Map<string, EntityMetadata>()
  for (const entity of orm.getMetadata().getAll().values()) entities.set(entity.className, entity)
  const stored = outputEnums(schema)
  return {
    schema,
    origin,
    limits,
    entity(className) {
      const entity = entities.get(className)
      if (!entity) throw new Unplannable(`${className} is no entity`)
      return entity
    },
    isStored: (type) => !(type instanceof GraphQLEnumType) || stored.has(type),
  }
}

function outputEnums(schema: GraphQLSchema): Set<GraphQLNamedType> {
  const fields = Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) ? Object.values(type.getFields()) : [],
  )
  return new Set(fields.map((field) => getNamedType(field.type)).filter((type) => type instanceof GraphQLEnumType))
}

export function property(entity: EntityMetadata, key: string): EntityProperty {
  const found: EntityProperty | undefined = entity.properties[key]
  if (!found) throw new Unplannable(`${entity.className} has no property ${key}`)
  return found
}

export function target(of: EntityProperty): EntityMetadata {
  if (!of.targetMeta) throw new Unplannable(`${of.name} refers to nothing`)
  return of.targetMeta
}

/** `alias."column"` of a property that has one column. */
export function column(alias: string, of: EntityProperty): string {
  return `${alias}.${name(only(of.fieldNames))}`
}

/** SQL type of a property's column. */
export function columnType(of: EntityProperty): string {
  return only(of.columnTypes)
}

export function primaryKey(entity: EntityMetadata): EntityProperty {
  return property(entity, only(entity.primaryKeys))
}

/** The one name of a list that has one. */
export function only(list: readonly string[] | undefined): string {
  const [first] = list ?? []
  if (first === undefined || list?.length !== 1) throw new Unplannable('not exactly one column')
  return first
}
