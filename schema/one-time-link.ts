import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import type { RoleGrant } from './role-grant.ts'

/** A link that lets somebody choose a password, once and for a while. */
@Entity()
export class OneTimeLink {
  /** SHA-256 of the token in the link, as hexadecimal digits; the token itself is kept nowhere. */
  @PrimaryKey({ type: 'text' }) digest!: string
  /** What it is for: the first administrator, somebody invited, or an editor who forgot the password. */
  @Property({ type: 'text' }) kind!: 'SETUP' | 'INVITATION' | 'RESET'
  /** For whom; empty for the first administrator, who names an address. */
  @Property({ type: 'text' }) email!: string
  /** What somebody invited may do from then on. */
  @Property({ type: 'jsonb' }) grants!: Pick<RoleGrant, 'role' | 'place'>[]
  /** Id of the administrator who made it, and without whose right it is good for nothing; null for the operator. */
  @Property({ type: 'text', nullable: true }) makerId!: string | null
  @Property({ type: 'timestamptz' }) expiresAt!: Date
  @Property({ type: 'timestamptz', nullable: true }) usedAt!: Date | null
}
