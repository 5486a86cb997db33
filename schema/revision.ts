import { Entity, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy'
import type { Draft } from './draft.ts'

/** One publication of a document, whole and never changed: the log from which every past state can be read. */
@Entity()
@Unique({ properties: ['slug', 'version'] })
export class Revision {
  @PrimaryKey({ type: 'integer' }) id!: number
  /** Slug of the story or profile, the name of the document. */
  @Property({ type: 'text' }) slug!: string
  @Property({ type: 'integer' }) version!: number
  /** The document as published; null for a withdrawal. */
  @Property({ type: 'jsonb', nullable: true }) document!: Draft | null
  /** Plain text of the body, in which passages count; empty for a withdrawal and a profile. */
  @Property({ type: 'text' }) text!: string
  /** Digest of the document, by which a repeated publication is recognised. */
  @Property({ type: 'text' }) digest!: string
  /** Why it was corrected or withdrawn. */
  @Property({ type: 'text', nullable: true }) reason!: string | null
  /** Slug of the story to read instead of one that is withdrawn. */
  @Property({ type: 'text', nullable: true }) redirect!: string | null
  @Property({ type: 'timestamptz' }) publishedAt!: Date
}
