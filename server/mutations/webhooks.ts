/** Mutations by which administrators mind the addresses that are told of changes. */
import { Arg, Ctx, Field, Int, Mutation, ObjectType, Resolver } from 'type-graphql'
import { Topic } from '../../schema/terms.ts'
import type { Context } from '../context.ts'
import { EVERYWHERE, requireRole } from '../editorial/authority.ts'
import { addWebhook, type Permit, removeWebhook } from '../webhooks/webhooks.ts'
import { Payload, payload } from './payload.ts'

@ObjectType({ description: 'What became of a registration (登记结果)' })
class AddWebhookPayload extends Payload {
  @Field(() => Int, { nullable: true, description: 'Number of the webhook (编号)' }) id?: number
  @Field(() => String, {
    nullable: true,
    description: 'The secret that signs every message; it is shown only here (密钥)',
  })
  secret?: string
}

@ObjectType({ description: 'What became of a removal (注销结果)' })
class RemoveWebhookPayload extends Payload {
  @Field(() => Int, { nullable: true, description: 'Number of the webhook that is gone (编号)' }) id?: number
}

/** Whoever administers the place whose changes are sent. */
const administrators =
  ({ viewer }: Context): Permit =>
  (session, place) =>
    requireRole(session, viewer, 'ADMINISTRATOR', place)

@Resolver()
export class WebhookMutations {
  @Mutation(() => AddWebhookPayload, {
    description: 'Sends every change from now on to an address; for administrators of the place (登记通知网址)',
  })
  addWebhook(
    @Arg('url', () => String, { description: 'http:// or https:// (网址)' }) url: string,
    @Arg('place', () => String, {
      defaultValue: EVERYWHERE,
      description: 'Path of the place whose changes are sent, with all below; empty for the whole hub (范围路径)',
    })
    place: string,
    @Arg('topic', () => Topic, { nullable: true, description: 'Only changes of this field of life (主题)' })
    topic: Topic | null,
    @Ctx() context: Context,
  ): Promise<AddWebhookPayload> {
    return payload(async () => {
      const wanted = { url, place, topic: topic ?? null }
      const { webhook, secret } = await addWebhook(context.database, administrators(context), wanted)
      return { id: webhook.id, secret }
    })
  }

  @Mutation(() => RemoveWebhookPayload, {
    description: 'Sends nothing more to an address; for administrators of the place (注销通知网址)',
  })
  removeWebhook(
    @Arg('id', () => Int, { description: 'Number of the webhook (编号)' }) id: number,
    @Ctx() context: Context,
  ): Promise<RemoveWebhookPayload> {
    return payload(async () => {
      await removeWebhook(context.database, administrators(context), id)
      return { id }
    })
  }
}
