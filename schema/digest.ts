import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'

/** That the digest of a place and period had its turn: it is drafted once, whatever becomes of the draft. */
@Entity()
export class Digest {
  /** Path of the district. */
  @PrimaryKey({ type: 'text' }) place!: string
  @PrimaryKey({ type: 'text' }) kind!: string
  /** First moment of the period. */
  @PrimaryKey({ type: 'timestamptz' }) start!: Date
  /** The draft; null where nothing was published in the period, or the district wants none. */
  @Property({ type: 'uuid', nullable: true }) manuscriptId!: string | null
}
