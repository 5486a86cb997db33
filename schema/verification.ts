import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'

/** What the library of sign-in remembers between two steps of it, such as password and one-time code. */
@Entity()
export class Verification {
  @PrimaryKey({ type: 'text' }) id!: string
  @Property({ type: 'text' }) identifier!: string
  @Property({ type: 'text' }) value!: string
  @Property({ type: 'timestamptz' }) expiresAt!: Date
  @Property({ type: 'timestamptz' }) createdAt!: Date
  @Property({ type: 'timestamptz' }) updatedAt!: Date
}
