import type { Ref } from '@mikro-orm/core'
import { Entity, ManyToOne, PrimaryKey } from '@mikro-orm/decorators/legacy'
import { Field, ID, ObjectType } from 'type-graphql'
import { Moment, Text, Whole } from './columns.ts'
import { Manuscript } from './manuscript.ts'

/** What a reviewer asks to be changed, of some words of a manuscript or of all of it. */
@ObjectType({ description: 'A reviewer’s remark on a manuscript that was sent back (审稿意见)' })
@Entity()
export class Remark {
  @Field(() => ID, { description: 'Identifier (标识)' })
  @PrimaryKey({ type: 'integer' })
  id!: number
  @ManyToOne({ entity: () => Manuscript, ref: true }) manuscript!: Ref<Manuscript>
  @Whole('The stage of review in which it was made (审级)') stage!: number
  @Text('Who made it (审稿人)') reviewer!: string
  @Text('The words that it is about; null for the whole manuscript (所指文字)', { nullable: true }) quote!:
    | string
    | null
  @Whole('Where they stand now in the plain text; null where they are told by the quote alone (起)', { nullable: true })
  start!: number | null
  @Whole('Code point after the last; as start where the words are gone (止)', { nullable: true }) end!: number | null
  @Text('What is to be changed (意见)') text!: string
  @Moment('When it was made (时间)') madeAt!: Date
  @Moment('When a writer said that it is done; null while it is open (处理时间)', { nullable: true })
  resolvedAt!: Date | null
  @Text('Who said so (处理人)', { nullable: true }) resolvedBy!: string | null
}
