import type { Ref } from '@mikro-orm/core'
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Revision } from './revision.ts'

/** Written with a publication, in its transaction: the tags whose pages and answers it changed. */
@Entity()
export class Outbox {
  @PrimaryKey({ type: 'integer' }) id!: number
  @ManyToOne({ entity: () => Revision, ref: true }) revision!: Ref<Revision>
  @Property({ type: 'text[]' }) tags!: string[]
  @Property({ type: 'timestamptz' }) createdAt!: Date
  /** When the pages were on disk; null until then. */
  @Property({ type: 'timestamptz', nullable: true }) renderedAt!: Date | null
}
