import type { Ref } from '@mikro-orm/core'
import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy'
import { Place } from './place.ts'

/** One row for each place and each place at or above it, so that a subtree is one index range. */
@Entity()
export class PlaceLink {
  @ManyToOne({ entity: () => Place, ref: true, primary: true }) ancestor!: Ref<Place>
  @ManyToOne({ entity: () => Place, ref: true, primary: true }) descendant!: Ref<Place>
  /** Steps between the two; 0 for the place itself. */
  @Property({ type: 'integer' }) depth!: number
}
