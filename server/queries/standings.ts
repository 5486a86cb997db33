/** The root field by which people with a role at a place see who falls behind; the public never does. */
import { Arg, Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql'
import { DateScalar } from '../../schema/scalars.ts'
import type { Context } from '../context.ts'
import { fallingBehind, type Standing as Points } from '../ledger/standing.ts'

@ObjectType({ description: 'How well the pages of a village or community are kept, by the points of 红榜 (得分)' })
class Standing {
  @Field(() => String, { description: 'Path of the place (地方路径)' }) place!: string
  @Field(() => String, { description: 'Name of the place (地方)' }) placeName!: string
  @Field(() => Int, { description: 'All points of 100 (总分)' }) score!: number
  @Field(() => Int, { description: 'Points for fresh news, of 40 (新鲜)' }) fresh!: number
  @Field(() => Int, { description: 'Points for completeness, of 30 (齐全)' }) complete!: number
  @Field(() => Int, { description: 'Points for evidence, of 30 (有据)' }) evidenced!: number
  @Field(() => DateScalar, { nullable: true, description: 'Day of its latest news; null for none (最近更新)' })
  latestOn!: string | null
}

@Resolver()
export class StandingQuery {
  @Query(() => [Standing], {
    description:
      'Villages and communities with fewer than 60 points, fewest first, at most 200; for people with a role there alone. By POST only (待改进)',
  })
  fallingBehind(
    @Arg('within', () => String, { description: 'Path of a place, with its subtree; empty for the whole hub (范围)' })
    within: string,
    @Ctx() { database, viewer }: Context,
  ): Promise<Points[]> {
    return fallingBehind(database, viewer, within, new Date())
  }
}
