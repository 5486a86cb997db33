import type { Ref } from '@mikro-orm/core'
import { Entity, ManyToOne, PrimaryKey } from '@mikro-orm/decorators/legacy'
import { Field, ObjectType } from 'type-graphql'
import { Branch } from './branch.ts'
import { Choice } from './columns.ts'
import { Passage } from './passage.ts'
import { StarTheme } from './terms.ts'

@ObjectType({ description: 'One star that a source says a branch holds (星)' })
@Entity()
export class Star {
  @PrimaryKey({ type: 'integer' }) id!: number
  @ManyToOne({ entity: () => Branch, ref: true }) branch!: Ref<Branch>
  @Choice(() => StarTheme, 'Which star; null where the source names only a count (星名)', { nullable: true })
  theme!: StarTheme | null
  @Field(() => Passage, { description: 'The sentence that states it (原文)' })
  @ManyToOne({ entity: () => Passage, ref: true })
  evidence!: Ref<Passage>
}
