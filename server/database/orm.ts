/** MikroORM over the entities of schema/: their metadata, and migrations. */
import 'reflect-metadata'
import type { EntityMetadata } from '@mikro-orm/core'
import { Migrator } from '@mikro-orm/migrations'
import { migrations } from '../../schema/migrations/migrations.ts'
import { entities } from '../../schema/types.ts'

/** What both drivers are opened with. */
export const ormOptions = {
  entities,
  extensions: [Migrator],
  discovery: { onMetadata: refuseToDelete },
  migrations: { migrationsList: migrations, snapshot: false, silent: true, disableForeignKeys: false },
}

/** A row that another refers to stays: no reference is cleared and no row follows behind the projector's back. */
function refuseToDelete(entity: EntityMetadata): void {
  for (const property of Object.values(entity.properties)) {
    if (property.kind !== 'm:1' && property.kind !== 'm:n') continue
    property.deleteRule = 'no action'
    property.updateRule = 'no action'
  }
}
