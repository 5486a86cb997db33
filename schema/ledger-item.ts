import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'

/** One published thing as ledgers list it: all of it that depends neither on the day nor on what districts set. */
@Entity()
export class LedgerItem {
  /** Id of the thing. */
  @PrimaryKey({ type: 'text' }) id!: string
  @Property({ type: 'text' }) type!: string
  @Property({ type: 'text' }) title!: string
  @Property({ type: 'integer' }) placeId!: number
  /** Path of the place, which is its own for ever. */
  @Property({ type: 'text' }) place!: string
  @Property({ type: 'text' }) state!: string
  @Property({ type: 'text' }) url!: string
  @Property({ type: 'timestamptz', nullable: true }) newsAt!: Date | null
  /** Since when it waits for news, from the beginning of time where there was none; null for what needs none. */
  @Property({ type: 'timestamptz', nullable: true }) silentSince!: Date | null
  /** By when it is to be done, as an editor set it or its source says; null for what is done, and where neither does. */
  @Property({ type: 'date', nullable: true }) dueOn!: string | null
  /** Whether that day is what words such as 年底前 mean, read together with the day of the source. */
  @Property({ type: 'boolean' }) dueIsInferred!: boolean
  /** Whether it is a work under way for which nobody set a day. */
  @Property({ type: 'boolean' }) isUnended!: boolean
  /** Whether it has a page of its own without a picture. */
  @Property({ type: 'boolean' }) isUnpictured!: boolean
}
