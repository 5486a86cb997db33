import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'

/** Random text that this hub alone knows, made when it is first needed: it signs cookies and encrypts one-time secrets. */
@Entity()
export class HubSecret {
  @PrimaryKey({ type: 'text' }) name!: string
  @Property({ type: 'text' }) value!: string
}
