/** Schema, executor and door together, not listening. */
import type { GraphQLSchema } from 'graphql'
import type { Database } from './database/database.ts'
import { People } from './editorial/people.ts'
import { createDoor, type Door, type DoorConfig } from './queries/door.ts'
import { createSchema } from './schema.ts'

export interface Hub {
  readonly schema: GraphQLSchema
  readonly door: Door
  readonly people: People
  /** Lets go of the database, which stays open. */
  close(): Promise<void>
}

export async function createHub(database: Database, config: DoorConfig): Promise<Hub> {
  const schema = await createSchema()
  const people = new People(database, config)
  const door = await createDoor(schema, database, config, (request) => people.identify(request))
  return { schema, door, people, close: () => door.close() }
}
