import { Field, Int, ObjectType } from 'type-graphql'
import { PublicationFailure, PublicationState } from './terms.ts'

/** How far it is until readers see what was published. */
@ObjectType({ description: 'How far it is until readers see what was published (上线进度)' })
export class PublicationProgress {
  @Field(() => PublicationState, { description: 'How far it is (进度)' }) state!: PublicationState
  @Field(() => String, { description: 'Where readers see it (网址)' }) url!: string
  @Field(() => Int, {
    nullable: true,
    description: 'How many pages could not be made, where some could not (失败页数)',
  })
  failedPages!: number | null
  @Field(() => String, { nullable: true, description: 'Address of the first of them (失败的页面)' })
  failedPage!: string | null
  @Field(() => PublicationFailure, { nullable: true, description: 'Why, where some could not be made (失败原因)' })
  failure!: PublicationFailure | null
}
