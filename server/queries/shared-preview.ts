/** The root field by which somebody without an account sees what a link shows. */
import { Arg, Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql'
import { ORIGIN } from '../../schema/read.ts'
import { DateTimeScalar } from '../../schema/scalars.ts'
import { ManuscriptState } from '../../schema/terms.ts'
import type { Context } from '../context.ts'
import type { Session } from '../database/database.ts'
import { type Opened, openPreviewLink } from '../drafts/preview-links.ts'
import { addressOf } from '../drafts/progress.ts'

@ObjectType({ description: 'A manuscript as a preview link shows it (预览)' })
export class SharedPreview {
  @Field(() => String, { description: 'For whom the link was made (给谁)' }) name!: string
  @Field(() => String, { description: 'Who made it (由谁发出)' }) madeBy!: string
  @Field(() => DateTimeScalar, { description: 'Until when it works (有效期)' }) expiresAt!: string
  @Field(() => String, { description: 'Headline (标题)' }) title!: string
  @Field(() => String, { description: 'Address of the page that it makes, without the link’s own (页面)' })
  page!: string
  @Field(() => Int, { description: 'Version, to be sent along (版本)' }) version!: number
  @Field(() => ManuscriptState, { description: 'How far it has come (状态)' }) state!: ManuscriptState
  @Field(() => Int, { description: 'The stage of review that is next (当前审级)' }) stage!: number
  @Field(() => Int, { description: 'Stages of review (审级数)' }) stages!: number
  @Field(() => Boolean, { description: 'Whether it lets say something of it (能否提意见)' }) mayComment!: boolean
  @Field(() => Boolean, { description: 'Whether it lets approve the present stage (能否审核通过)' })
  mayApprove!: boolean
}

/** What of an opened link is shown. */
export async function sharedPreview(
  session: Session,
  { link, manuscript, mayApprove, mayComment }: Opened,
): Promise<SharedPreview> {
  const { title, version, state, stage, stages, slug, document } = manuscript
  const { name, madeBy, expiresAt } = link
  const url = (await addressOf(session, slug, document)).replace(ORIGIN, '')
  return { name, madeBy, expiresAt, title, page: url, version, state, stage, stages, mayComment, mayApprove }
}

@Resolver()
export class SharedPreviewQuery {
  @Query(() => SharedPreview, {
    nullable: true,
    description: 'What a preview link shows; null where it is unknown or works no more. By POST only (预览)',
  })
  async sharedPreview(
    @Arg('token', () => String, { description: 'What stands behind /preview/ in the link (令牌)' }) token: string,
    @Ctx() { database }: Context,
  ): Promise<SharedPreview | null> {
    const opened = await openPreviewLink(database, token)
    return typeof opened === 'object' ? sharedPreview(database, opened) : null
  }
}
