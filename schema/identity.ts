import { Entity, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy'

/** Gives each natural key one id for ever, so that a permalink survives revisions, withdrawal and restoration. */
@Entity()
@Unique({ properties: ['type', 'key'] })
export class Identity {
  @PrimaryKey({ type: 'integer' }) id!: number
  /** Name of the GraphQL type. */
  @Property({ type: 'text' }) type!: string
  /** Path of a place, slug of a project, branch, indicator or story; story slug and claim key of a claim. */
  @Property({ type: 'text' }) key!: string
}
