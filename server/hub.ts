/** Schema, executor and door together, not listening. */
import type { GraphQLSchema } from 'graphql'
import type { Database } from './database/database.ts'
import { createDoor, type Door, type DoorConfig } from './queries/door.ts'
import { createSchema } from './schema.ts'

export interface Hub {
  readonly schema: GraphQLSchema
  readonly door: Door
  /** Lets go of the database, which stays open. */
  close(): Promise<void>
}

export async function createHub(database: Database, config: DoorConfig): Promise<Hub> {
  const schema = await createSchema()
  const door = await createDoor(schema, database, config)
  return { schema, door, close: () => door.close() }
}
