import type { Ref } from '@mikro-orm/core'
import { Entity, ManyToOne, PrimaryKey } from '@mikro-orm/decorators/legacy'
import { ObjectType } from 'type-graphql'
import { Moment, Text, Whole } from './columns.ts'
import { Manuscript } from './manuscript.ts'

/** What a reviewer asks to be changed, of some words of a manuscript or of all of it. */
@ObjectType({ description: 'A reviewer’s remark on a manuscript that was sent back (审稿意见)' })
@Entity()
export class Remark {
  @PrimaryKey({ type: 'integer' }) id!: number
  @ManyToOne({ entity: () => Manuscript, ref: true }) manuscript!: Ref<Manuscript>
  @Whole('The stage of review in which it was made (审级)') stage!: number
  @Text('Who made it (审稿人)') reviewer!: string
  @Text('The words that it is about; null for the whole manuscript (所指文字)', { nullable: true }) quote!:
    | string
    | null
  @Text('What is to be changed (意见)') text!: string
  @Moment('When it was made (时间)') madeAt!: Date
}
