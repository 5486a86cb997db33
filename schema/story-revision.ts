import { Field, Int, ObjectType } from 'type-graphql'
import { DateTimeScalar, JsonObjectScalar } from './scalars.ts'

@ObjectType({ description: 'One publication or withdrawal of a story, whole, as its editors see it (报道的一版)' })
export class StoryRevision {
  @Field(() => Int, { description: '1 for the first (版次)' }) version!: number
  @Field(() => DateTimeScalar, { description: 'When it was published or withdrawn (发布时间)' }) publishedAt!: string
  @Field(() => String, { nullable: true, description: 'Why it was corrected or withdrawn (原因)' })
  reason!: string | null
  @Field(() => Boolean, { description: 'Whether the story was taken away from readers (是否撤稿)' })
  isWithdrawal!: boolean
  @Field(() => JsonObjectScalar, {
    nullable: true,
    description: 'The whole document as it was published; null for a withdrawal (稿件内容)',
  })
  document!: object | null
}
