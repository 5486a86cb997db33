import { Arg, Ctx, Field, ID, Int, Mutation, ObjectType, Resolver } from 'type-graphql'
import { PreviewRight } from '../../schema/terms.ts'
import type { Context } from '../context.ts'
import { approveByLink, commentByLink } from '../drafts/by-link.ts'
import { makePreviewLink, revokePreviewLink } from '../drafts/preview-links.ts'
import { SharedPreview, sharedPreview } from '../queries/shared-preview.ts'
import { ManuscriptPayload, manuscriptPayload } from './manuscript-payload.ts'
import { Payload, payload } from './payload.ts'
import { ForStrangers } from './strangers.ts'

@ObjectType({ description: 'What became of makePreviewLink (发出预览链接的结果)' })
class MakePreviewLinkPayload extends ManuscriptPayload {
  @Field(() => String, { nullable: true, description: 'The link, which is shown this once (链接)' }) link?: string
}

@ObjectType({ description: 'What became of something done by a preview link (凭预览链接操作的结果)' })
class SharedPreviewPayload extends Payload {
  @Field(() => SharedPreview, { nullable: true, description: 'What the link is good for now (预览)' })
  preview?: SharedPreview
}

const Token = () => Arg('token', () => String, { description: 'What stands behind /preview/ in the link (令牌)' })
const Version = () => Arg('version', () => Int, { description: 'The version that was shown (版本)' })

@Resolver()
export class PreviewLinkMutations {
  @Mutation(() => MakePreviewLinkPayload, {
    description:
      'Makes a link by which somebody without an account sees a manuscript; to approve by it, only who could approve themselves may give (发出预览链接)',
  })
  makePreviewLink(
    @Arg('id', () => ID, { description: 'The manuscript (标识)' }) id: string,
    @Arg('name', () => String, { description: 'For whom, as remarks and the log name them (给谁)' }) name: string,
    @Arg('right', () => PreviewRight, { description: 'What it lets them do (权限)' }) right: PreviewRight,
    @Arg('days', () => Int, { description: 'How many days it works, 1 to 30 (有效天数)' }) days: number,
    @Ctx() { database, viewer, origin }: Context,
  ): Promise<MakePreviewLinkPayload> {
    return payload(() => makePreviewLink(database, viewer, origin, { id, name, right, days }))
  }

  @Mutation(() => ManuscriptPayload, { description: 'Takes a preview link back at once (收回预览链接)' })
  revokePreviewLink(
    @Arg('id', () => Int, { description: 'Number of the link (编号)' }) id: number,
    @Ctx() { database, viewer }: Context,
  ): Promise<ManuscriptPayload> {
    return manuscriptPayload(() => revokePreviewLink(database, viewer, id))
  }

  @Mutation(() => SharedPreviewPayload, { description: 'Says something of a manuscript by a link (凭链接提意见)' })
  @ForStrangers()
  commentByLink(
    @Token() token: string,
    @Version() version: number,
    @Arg('text', () => String, { description: 'What is to be changed (意见)' }) text: string,
    @Arg('quote', () => String, { nullable: true, description: 'The words that are meant (所指文字)' })
    quote: string | null,
    @Ctx() { database }: Context,
  ): Promise<SharedPreviewPayload> {
    return payload(async () => {
      const opened = await commentByLink(database, { token, version }, { text, quote: quote ?? null })
      return { preview: await sharedPreview(database, opened) }
    })
  }

  @Mutation(() => SharedPreviewPayload, { description: 'Approves the stage that the link is for (凭链接审核通过)' })
  @ForStrangers()
  approveByLink(
    @Token() token: string,
    @Version() version: number,
    @Ctx() { database, viewer }: Context,
  ): Promise<SharedPreviewPayload> {
    return payload(async () => {
      const opened = await approveByLink(database, viewer, { token, version })
      return { preview: await sharedPreview(database, opened) }
    })
  }
}
