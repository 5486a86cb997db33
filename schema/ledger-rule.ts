import { Entity, PrimaryKey } from '@mikro-orm/decorators/legacy'
import { Field, ObjectType } from 'type-graphql'
import { Flag, Whole } from './columns.ts'

@ObjectType({ description: 'What a district sets for the ledgers of its places (台账规则)' })
@Entity()
export class LedgerRule {
  @Field(() => String, { description: 'Path of the district; empty where none set anything (区县路径)' })
  @PrimaryKey({ type: 'text' })
  place!: string
  @Whole('Days without news after which something is stale (多少天没有更新算久)') staleDays!: number
  @Whole('Days from one reminder of a thing to the next (几天提醒一次)') remindDays!: number
  @Flag('Whether digests of each week, month and quarter that is over are drafted by themselves (通报自动起草)')
  draftsDigests!: boolean
}
