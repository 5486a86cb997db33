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
  /** When somebody last began to render its pages. */
  @Property({ type: 'timestamptz', nullable: true }) startedAt!: Date | null
  /** When that last failed; null where it did not since. */
  @Property({ type: 'timestamptz', nullable: true }) failedAt!: Date | null
  /** How many pages could not be rendered then, and the first of them; null where it failed otherwise. */
  @Property({ type: 'integer', nullable: true }) failedPages!: number | null
  @Property({ type: 'text', nullable: true }) failedPage!: string | null
  /** Why that failed, in the words of `PublicationFailure`. */
  @Property({ type: 'text', nullable: true }) failure!: string | null
  /** When the pages were on disk; null until then. */
  @Property({ type: 'timestamptz', nullable: true }) renderedAt!: Date | null
}
