import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'

/** One act of somebody, written with it and never changed. */
@Entity()
export class AuditEntry {
  @PrimaryKey({ type: 'integer' }) id!: number
  @Property({ type: 'timestamptz' }) at!: Date
  /** Id of the editor who acted; null for a command on the machine itself, and for people who are not signed in. */
  @Property({ type: 'text', nullable: true }) actorId!: string | null
  /** Their name at that time. */
  @Property({ type: 'text' }) actorName!: string
  /** What was done: `invite`, `grant`, `publish` … */
  @Property({ type: 'text' }) action!: string
  /** Path of the place that it concerns; empty for the whole hub. */
  @Property({ type: 'text' }) place!: string
  /** Whom or what it concerns: an e-mail address, a slug; empty where the place says it all. */
  @Property({ type: 'text' }) target!: string
  /** What else is to be known, such as the role: never a password or a link. */
  @Property({ type: 'jsonb' }) details!: Record<string, string | number | boolean | null>
}
