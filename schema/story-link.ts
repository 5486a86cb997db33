import type { Ref } from '@mikro-orm/core'
import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy'
import { Place } from './place.ts'
import { Story } from './story.ts'

/** One row for each story and each place at or above those that it says something of, so that a place's newest are one index range. */
@Entity()
export class StoryLink {
  @ManyToOne({ entity: () => Place, ref: true, primary: true }) ancestor!: Ref<Place>
  @ManyToOne({ entity: () => Story, ref: true, primary: true }) story!: Ref<Story>
  /** As the story has them: what its lists are chosen and ordered by. */
  @Property({ type: 'text' }) kind!: string
  @Property({ type: 'timestamptz' }) publishedAt!: Date
}
