import { Arg, Ctx, Field, ID, Int, Mutation, ObjectType, Resolver } from 'type-graphql'
import type { Context } from '../context.ts'
import { attend } from '../drafts/attendance.ts'
import { Payload, payload } from './payload.ts'

@ObjectType({ description: 'Somebody who has a manuscript open (正在看稿的人)' })
class Attendant {
  @Field(() => String, { description: 'Their name (姓名)' }) name!: string
  @Field(() => Boolean, { description: 'Whether it is the viewer, in another window (是否本人)' }) isMyself!: boolean
}

@ObjectType({ description: 'Who else has a manuscript open, and how far it is (同时在看的人)' })
class AttendPayload extends Payload {
  @Field(() => [Attendant], { nullable: true, description: 'In other windows, as of a few seconds ago (别的窗口)' })
  others?: readonly Attendant[]
  @Field(() => Int, { nullable: true, description: 'Its version now (版本)' }) version?: number
  @Field(() => String, { nullable: true, description: 'Who changed it last (最近修改人)' }) changedBy?: string
}

@Resolver()
export class AttendManuscript {
  @Mutation(() => AttendPayload, {
    description: 'Says that a window has a manuscript open, and tells of the others; for its editors (看稿)',
  })
  attendManuscript(
    @Arg('id', () => ID, { description: 'Which (标识)' }) id: string,
    @Arg('tab', () => String, { description: 'A name that the window gave itself (窗口)' }) tab: string,
    @Ctx() { database, viewer }: Context,
  ): Promise<AttendPayload> {
    return payload(() => attend(database, viewer, { id, tab }))
  }
}
