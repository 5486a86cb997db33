import { Field, Int, ObjectType } from 'type-graphql'
import { DateTimeScalar } from './scalars.ts'

@ObjectType({ description: 'How often this client may still ask, and what this query costs (请求额度)' })
export class RateLimit {
  @Field(() => Int, { description: 'How many requests one client may send in a minute (每分钟次数)' }) limit!: number
  @Field(() => Int, { description: 'How many of them are left (剩余次数)' }) remaining!: number
  @Field(() => Int, {
    description: 'Whole seconds until all of them are there again, as t in the header RateLimit (恢复秒数)',
  })
  reset!: number
  @Field(() => DateTimeScalar, { description: 'When all of them are there again (恢复时间)' }) resetAt!: Date
  @Field(() => Int, { description: 'What this query costs; Limits.cost is the most (本次开销)' }) cost!: number
}
