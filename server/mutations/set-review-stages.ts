import { Arg, Ctx, Field, Int, Mutation, ObjectType, Resolver } from 'type-graphql'
import type { Context } from '../context.ts'
import { setReviewStages } from '../editorial/review-stages.ts'
import { Payload, payload } from './payload.ts'

@ObjectType({ description: 'What became of setReviewStages (审核级数设置结果)' })
class SetReviewStagesPayload extends Payload {
  @Field(() => Int, { nullable: true, description: 'Stages from now on (审核级数)' }) stages?: number
}

@Resolver()
export class SetReviewStages {
  @Mutation(() => SetReviewStagesPayload, {
    description:
      'Sets in how many stages a district reviews its drafts, and whether each by another person; for its administrators (设置审核级数)',
  })
  setReviewStages(
    @Arg('place', () => String, { description: 'Path of the district (区县路径)' }) place: string,
    @Arg('stages', () => Int, { description: 'One to three (级数)' }) stages: number,
    @Arg('differentReviewers', () => Boolean, {
      nullable: true,
      description: 'Whether each stage is approved by another person; as it is if not given (每审由不同的人)',
    })
    differentReviewers: boolean | null,
    @Ctx() { database, viewer }: Context,
  ): Promise<SetReviewStagesPayload> {
    return payload(async () => {
      await setReviewStages(database, viewer, place, { stages, differentReviewers: differentReviewers ?? null })
      return { stages }
    })
  }
}
