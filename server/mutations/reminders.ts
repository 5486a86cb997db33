/** Mutations by which editors remind, and those who are reminded answer. */
import { Arg, Ctx, Field, ID, Int, Mutation, ObjectType, Resolver } from 'type-graphql'
import type { Context } from '../context.ts'
import { HubError } from '../errors.ts'
import { type Answer, answerReminder, raiseReminder } from '../ledger/reminders.ts'
import { Payload, payload } from './payload.ts'

@ObjectType({ description: 'What became of raiseReminder (提醒结果)' })
class RaiseReminderPayload extends Payload {
  @Field(() => Int, { nullable: true, description: 'Its number (编号)' }) id?: number
}

@ObjectType({ description: 'What became of answerReminder (答复结果)' })
class AnswerReminderPayload extends Payload {
  @Field(() => Int, { nullable: true, description: 'Its number (编号)' }) id?: number
}

@Resolver()
export class ReminderMutations {
  @Mutation(() => RaiseReminderPayload, {
    description: 'Reminds whoever answers for a place of something in its ledger; for its editors (发提醒函)',
  })
  raiseReminder(
    @Arg('entry', () => ID, { description: 'Of what (事项标识)' }) entry: string,
    @Arg('note', () => String, { description: 'What is to be done, at most 1000 characters (说明)' }) note: string,
    @Ctx() { database, viewer }: Context,
  ): Promise<RaiseReminderPayload> {
    return payload(async () => ({ id: await raiseReminder(database, viewer, { entry, note }, new Date()) }))
  }

  @Mutation(() => AnswerReminderPayload, {
    description: 'Answers a reminder by an update or by a reason; for those who write at its place (答复提醒)',
  })
  answerReminder(
    @Arg('id', () => Int, { description: 'Its number (编号)' }) id: number,
    @Arg('story', () => String, {
      nullable: true,
      description: 'Short name of the story, published since, that brought it up to date (报道短名)',
    })
    story: string | null,
    @Arg('reason', () => String, { nullable: true, description: 'Otherwise why it stays as it is (原因)' })
    reason: string | null,
    @Ctx() { database, viewer }: Context,
  ): Promise<AnswerReminderPayload> {
    return payload(async () => {
      await answerReminder(database, viewer, { id, answer: answerIn(story ?? null, reason ?? null) }, new Date())
      return { id }
    })
  }
}

function answerIn(story: string | null, reason: string | null): Answer {
  if (story !== null && reason === null) return { story }
  if (story === null && reason !== null) return { reason }
  throw new HubError('REMINDER_UNFIT', 'Give either story or reason, not both.', { input: ['reason'] })
}
