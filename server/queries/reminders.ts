/** The root field by which people with a role at a place read its reminders. */
import { Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import { PageArgs } from '../../schema/connection.ts'
import { Reminder, ReminderConnection } from '../../schema/reminder.ts'
import type { Context } from '../context.ts'
import type { Page } from '../editorial/page.ts'
import { readReminders, type ShownReminder } from '../ledger/reminders.ts'

@ArgsType()
class RemindersArgs extends PageArgs {
  @Field(() => String, { description: 'Path of a place, with its subtree; empty for the whole hub (范围)' })
  within!: string
  @Field(() => Boolean, { defaultValue: true, description: 'Open ones, or the answered ones (是否未答复)' })
  open!: boolean
  @Field(() => Boolean, { defaultValue: false, description: 'Only those to the viewer (只看给我的)' })
  mine!: boolean
}

@Resolver(() => Reminder)
export class ReminderQueries {
  @Query(() => ReminderConnection, {
    description:
      'Reminders of a place and all below, latest first, for people with a role there. By POST only (提醒列表)',
  })
  reminders(
    @Args(() => RemindersArgs) { first, after, ...question }: RemindersArgs,
    @Ctx() { database, viewer }: Context,
  ): Promise<Page<ShownReminder>> {
    const page = { ...(first === undefined ? {} : { first }), ...(after === undefined ? {} : { after }) }
    return readReminders(database, viewer, question, page)
  }

  @FieldResolver(() => String, { description: 'Name of the place (地方)' })
  placeName(@Root() { placeName }: ShownReminder): string {
    return placeName
  }

  @FieldResolver(() => String, { nullable: true, description: 'Who is reminded; null for nobody by name (被提醒人)' })
  recipientName(@Root() { recipientName }: ShownReminder): string | null {
    return recipientName
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer is reminded (是否提醒我)' })
  isMine(@Root() { isMine }: ShownReminder): boolean {
    return isMine
  }
}
