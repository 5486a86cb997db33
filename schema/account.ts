import type { Ref } from '@mikro-orm/core'
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Editor } from './editor.ts'

/** How an editor signs in: the digest of a password (argon2id). */
@Entity()
export class Account {
  @PrimaryKey({ type: 'text' }) id!: string
  @ManyToOne({ entity: () => Editor, ref: true }) user!: Ref<Editor>
  /** Always `credential`: a password. */
  @Property({ type: 'text' }) providerId!: string
  /** The editor's id. */
  @Property({ type: 'text' }) accountId!: string
  @Property({ type: 'text' }) password!: string
  @Property({ type: 'timestamptz' }) createdAt!: Date
  @Property({ type: 'timestamptz' }) updatedAt!: Date
}
