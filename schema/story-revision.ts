import { Field, Int, ObjectType } from 'type-graphql'
import { DateTimeScalar, JsonObjectScalar } from './scalars.ts'

@ObjectType({ description: 'That somebody approved one stage of a review (一级审核)' })
export class Approval {
  @Field(() => Int, { description: '1 for the first (第几级)' }) stage!: number
  @Field(() => String, { description: 'Name of the one who approved, at that time (审核人)' }) name!: string
  @Field(() => DateTimeScalar, { description: 'When (审核时间)' }) at!: string
}

@ObjectType({ description: 'One publication or withdrawal of a story, whole, as its editors see it (报道的一版)' })
export class StoryRevision {
  @Field(() => Int, { description: '1 for the first (版次)' }) version!: number
  @Field(() => DateTimeScalar, { description: 'When it was published or withdrawn (发布时间)' }) publishedAt!: string
  @Field(() => String, { nullable: true, description: 'Why it was corrected or withdrawn (原因)' })
  reason!: string | null
  @Field(() => String, {
    nullable: true,
    description: 'Name of the one who published or withdrew it; null for what came in by no manuscript (发布人)',
  })
  publishedBy!: string | null
  @Field(() => [Approval], { description: 'Who approved it, stage by stage (审核记录)' }) approvals!: Approval[]
  @Field(() => Boolean, { description: 'Whether the story was taken away from readers (是否撤稿)' })
  isWithdrawal!: boolean
  @Field(() => JsonObjectScalar, {
    nullable: true,
    description: 'The whole document as it was published; null for a withdrawal (稿件内容)',
  })
  document!: object | null
}
