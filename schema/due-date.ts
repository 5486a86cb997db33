import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'

/** The day by which something of the ledger is to be done, where an editor set one. */
@Entity()
export class DueDate {
  /** Id of the published thing or of the manuscript. */
  @PrimaryKey({ type: 'text' }) entry!: string
  @Property({ type: 'date' }) dueOn!: string
}
