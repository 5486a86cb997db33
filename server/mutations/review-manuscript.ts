import { Arg, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from 'type-graphql'
import type { Context } from '../context.ts'
import { resolveRemark } from '../drafts/remarks.ts'
import { approveManuscript, discardManuscript, returnManuscript, submitManuscript } from '../drafts/review.ts'
import { ManuscriptPayload, manuscriptPayload } from './manuscript-payload.ts'

@InputType({ description: 'What a reviewer says (审稿意见)' })
class RemarkInput {
  @Field(() => String, { nullable: true, description: 'The words that are meant; none for the whole (所指文字)' })
  quote?: string | null
  @Field(() => Int, { nullable: true, description: 'Where they stand; where they stand first if not given (起)' })
  start?: number | null
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

  @Mutation(() => ManuscriptPayload, {
    description: 'Says that a remark is done, or is not after all; for the writers of its manuscript (处理审稿意见)',
  })
  resolveRemark(
    @Arg('id', () => ID, { description: 'Which remark (标识)' }) id: string,
    @Arg('isResolved', () => Boolean, { description: 'Whether it is done (是否已处理)' }) isResolved: boolean,
    @Ctx() { database, viewer }: Context,
  ) {
    return manuscriptPayload(() => resolveRemark(database, viewer, { id, isResolved }))
  }

  @Mutation(() => ManuscriptPayload, { description: 'Gives up a manuscript that is not in review (废弃稿件)' })
  discardManuscript(@Id() id: string, @Version() version: number, @Ctx() { database, viewer }: Context) {
    return manuscriptPayload(() => discardManuscript(database, viewer, { id, version }))
  }
}
