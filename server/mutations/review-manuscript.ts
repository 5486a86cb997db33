import { Arg, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from 'type-graphql'
import type { Context } from '../context.ts'
import { approveManuscript, discardManuscript, returnManuscript, submitManuscript } from '../drafts/review.ts'
import { ManuscriptPayload, manuscriptPayload } from './manuscript-payload.ts'

@InputType({ description: 'What a reviewer says (审稿意见)' })
class RemarkInput {
  @Field(() => String, { nullable: true, description: 'The words that are meant; none for the whole (所指文字)' })
  quote?: string | null
  @Field(() => String, { description: 'What is to be changed (意见)' }) text!: string
}

const Id = () => Arg('id', () => ID, { description: 'Which (标识)' })
const Version = () => Arg('version', () => Int, { description: 'The version that the editor saw (版本)' })

@Resolver()
export class ReviewManuscript {
  @Mutation(() => ManuscriptPayload, { description: 'Sends a complete manuscript into review (提交审核)' })
  submitManuscript(@Id() id: string, @Version() version: number, @Ctx() { database, viewer }: Context) {
    return manuscriptPayload(() => submitManuscript(database, viewer, { id, version }))
  }

  @Mutation(() => ManuscriptPayload, {
    description: 'Approves the present stage; for those with its role who did not write on it (审核通过)',
  })
  approveManuscript(@Id() id: string, @Version() version: number, @Ctx() { database, viewer }: Context) {
    return manuscriptPayload(() => approveManuscript(database, viewer, { id, version }))
  }

  @Mutation(() => ManuscriptPayload, { description: 'Sends a manuscript back to its writers, with remarks (退回修改)' })
  returnManuscript(
    @Id() id: string,
    @Version() version: number,
    @Arg('remarks', () => [RemarkInput], { description: 'At least one (审稿意见)' }) remarks: RemarkInput[],
    @Ctx() { database, viewer }: Context,
  ) {
    return manuscriptPayload(() => returnManuscript(database, viewer, { id, version }, remarks))
  }

  @Mutation(() => ManuscriptPayload, { description: 'Gives up a manuscript that is not in review (废弃稿件)' })
  discardManuscript(@Id() id: string, @Version() version: number, @Ctx() { database, viewer }: Context) {
    return manuscriptPayload(() => discardManuscript(database, viewer, { id, version }))
  }
}
