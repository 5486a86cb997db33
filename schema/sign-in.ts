import type { Ref } from '@mikro-orm/core'
import { Entity, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy'
import { Editor } from './editor.ts'

/** A session: an editor who is signed in on one device until a moment. */
@Entity()
@Unique({ properties: ['token'] })
export class SignIn {
  @PrimaryKey({ type: 'text' }) id!: string
  @Property({ type: 'text' }) token!: string
  @ManyToOne({ entity: () => Editor, ref: true }) user!: Ref<Editor>
  @Property({ type: 'timestamptz' }) expiresAt!: Date
  @Property({ type: 'text', nullable: true }) ipAddress!: string | null
  @Property({ type: 'text', nullable: true }) userAgent!: string | null
  @Property({ type: 'timestamptz' }) createdAt!: Date
  @Property({ type: 'timestamptz' }) updatedAt!: Date
}
