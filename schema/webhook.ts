import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import type { Topic } from './terms.ts'

/** An address of a newsroom, to which every change that it asked for is sent in order. */
@Entity()
export class Webhook {
  @PrimaryKey({ type: 'integer' }) id!: number
  @Property({ type: 'text' }) url!: string
  /** Path of the place whose changes it wants, with all below; empty for the whole hub. */
  @Property({ type: 'text' }) place!: string
  /** The topic whose changes it wants; null for all. */
  @Property({ type: 'text', nullable: true }) topic!: Topic | null
  /** Base64 of the bytes that sign. It is kept as it is: who can read it here can change what is sent, too. */
  @Property({ type: 'text' }) secret!: string
  @Property({ type: 'timestamptz' }) createdAt!: Date
  /** Id of the last change for which a job exists. */
  @Property({ type: 'integer' }) queuedChange!: number
  /** Id of the last change that was delivered. */
  @Property({ type: 'integer' }) deliveredChange!: number
  /** Why the last attempt failed; null where it did not. */
  @Property({ type: 'text', nullable: true }) problem!: string | null
  /** When it was given up, so that nothing is sent until a test succeeds; null while it works. */
  @Property({ type: 'timestamptz', nullable: true }) stoppedAt!: Date | null
}
