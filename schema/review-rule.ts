import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'

/** In how many stages a district reviews its drafts (三审三校); three where it set nothing. */
@Entity()
export class ReviewRule {
  /** Path of the district. */
  @PrimaryKey({ type: 'text' }) place!: string
  /** One to three. */
  @Property({ type: 'integer' }) stages!: number
  /** Whether each stage is approved by another person; a small street may not have three. */
  @Property({ type: 'boolean', default: false }) differentReviewers!: boolean
}
