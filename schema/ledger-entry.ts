import { Field, ID, ObjectType } from 'type-graphql'
import { connection } from './connection.ts'
import { DateScalar, DateTimeScalar } from './scalars.ts'
import { LedgerState, LedgerType, Staleness } from './terms.ts'

@ObjectType({ description: 'One thing of a place’s ledger, with what is to be done about it (台账事项)' })
export class LedgerEntry {
  @Field(() => ID, { description: 'Id of the published thing, or of the manuscript (标识)' }) id!: string
  @Field(() => LedgerType, { description: 'What sort of thing (类别)' }) type!: LedgerType
  @Field(() => String, { description: 'What it is called (事项)' }) title!: string
  @Field(() => String, { description: 'Path of its place (地方路径)' }) place!: string
  @Field(() => String, { description: 'Name of its place (地方)' }) placeName!: string
  @Field(() => LedgerState, { description: 'How far it is (状态)' }) state!: LedgerState
  @Field(() => String, { nullable: true, description: 'Who answers for its place; null where nobody does (责任人)' })
  responsible!: string | null
  @Field(() => DateScalar, { nullable: true, description: 'By when it is to be done; null where that is open (期限)' })
  dueOn!: string | null
  @Field(() => Boolean, {
    description: 'Whether the day is inferred from words such as 年底前 and the year of publication (期限是否推算)',
  })
  dueIsInferred!: boolean
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'The last news of it; null where there is none (最近更新)',
  })
  newsAt!: string | null
  @Field(() => [Staleness], { description: 'Why it needs somebody; empty where it does not (待办原因)' })
  stale!: readonly Staleness[]
  @Field(() => Boolean, { description: 'Whether a reminder of it is open (是否已提醒)' }) reminded!: boolean
  @Field(() => String, { description: 'Where it is seen or written, on this site (网页)' }) path!: string
}
export const LedgerEntryConnection = connection('LedgerEntry', () => LedgerEntry)
