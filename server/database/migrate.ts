import type { MikroORM } from '@mikro-orm/core'

/** Brings the tables up to date: all that is missing in one transaction, or nothing. */
export async function migrate(orm: MikroORM): Promise<void> {
  await orm.migrator.up()
}
