/** The root field that shows administrators where changes are sent to, and how far that is. */
import { Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql'
import { DateTimeScalar } from '../../schema/scalars.ts'
import { Topic } from '../../schema/terms.ts'
import type { Context } from '../context.ts'
import { EVERYWHERE, requireRole } from '../editorial/authority.ts'
import { everyWebhook, type ShownWebhook } from '../webhooks/webhooks.ts'

@ObjectType({ description: 'An address that is told of changes (通知网址)' })
class Webhook {
  @Field(() => Int, { description: 'Its number (编号)' }) id!: number
  @Field(() => String, { description: 'Where messages are sent (网址)' }) url!: string
  @Field(() => String, { description: 'Path of the place whose changes are sent; empty for all (范围路径)' })
  place!: string
  @Field(() => Topic, { nullable: true, description: 'The field of life whose changes are sent; null for all (主题)' })
  topic!: Topic | null
  @Field(() => Int, { description: 'How many changes wait to be sent (待送)' }) waiting!: number
  @Field(() => String, { nullable: true, description: 'Why the last attempt failed; null where none did (问题)' })
  problem!: string | null
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was given up; null while it works (停送时间)' })
  stoppedAt!: string | null
}

@Resolver()
export class WebhookQuery {
  @Query(() => [Webhook], {
    description: 'Where changes are sent to, at most 100; for administrators of the whole hub (通知网址列表)',
  })
  async webhooks(@Ctx() { database, viewer }: Context): Promise<ShownWebhook[]> {
    await requireRole(database, viewer, 'ADMINISTRATOR', EVERYWHERE)
    return everyWebhook(database)
  }
}
