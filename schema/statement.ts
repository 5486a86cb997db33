import type { Ref } from '@mikro-orm/core'
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Revision } from './revision.ts'

/**
 * What one published document says of one place, branch, project or indicator. The row that readers see is what the thing's
 * profile states, or else the latest document; when that document is withdrawn the one before it stands again.
 */
@Entity()
export class Statement {
  @ManyToOne({ entity: () => Revision, ref: true, primary: true }) revision!: Ref<Revision>
  /** Name of the GraphQL type. */
  @PrimaryKey({ type: 'text' }) type!: string
  /** Path of a place, slug of a branch, project or indicator. */
  @PrimaryKey({ type: 'text' }) key!: string
  /** The fields as drafted; null where the document only refers to it. */
  @Property({ type: 'jsonb', nullable: true }) fields!: object | null
  /** Whether the document is the profile of this very thing. */
  @Property({ type: 'boolean' }) isProfile!: boolean
}
