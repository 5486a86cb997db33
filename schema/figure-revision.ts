import type { Ref } from '@mikro-orm/core'
import { Entity, ManyToOne, PrimaryKey } from '@mikro-orm/decorators/legacy'
import { Field, ObjectType } from 'type-graphql'
import { Decimal, Moment, Text, Whole } from './columns.ts'
import { Figure } from './figure.ts'
import { Passage } from './passage.ts'

@ObjectType({ description: 'One state of a figure, past or present (版本)' })
@Entity()
export class FigureRevision {
  @PrimaryKey({ type: 'integer' }) id!: number
  @ManyToOne({ entity: () => Figure, ref: true }) figure!: Ref<Figure>
  @Whole('1 for the first, then counting up (版次)') version!: number
  @Decimal('The number that stood then (数值)') value!: number
  @Text('As the source wrote it (原写法)') display!: string
  @Moment('When it was published (发布时间)') changedAt!: Date
  @Text('Why it was corrected; null for the first (更正原因)', { nullable: true }) reason!: string | null
  @Field(() => Passage, { description: 'The sentence that stated it (原文)' })
  @ManyToOne({ entity: () => Passage, ref: true })
  evidence!: Ref<Passage>
}
