/** The root fields that help an editor's page while a story is written; nothing is stored. */
import { Arg, Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql'
import { PlaceLevel } from '../../schema/terms.ts'
import type { Context } from '../context.ts'
import { freeName, freePath, withinOf } from '../drafts/slug.ts'
import { type Located, locate, type Stretch } from '../drafts/stretches.ts'
import { requireViewer } from '../editorial/authority.ts'
import { HubError } from '../errors.ts'
import { LONGEST_STORY, tooInvolved } from '../publish/involved.ts'

@ObjectType({ description: 'Characters that stand alike in plain text and Markdown (对应片段)' })
class TextStretch {
  @Field(() => Int, { description: 'Its start in the plain text, in Unicode code points (纯文本起点)' }) start!: number
  @Field(() => Int, { description: 'Its start in the Markdown, in UTF-16 units (原稿起点)' }) source!: number
  @Field(() => Int, { description: 'How many UTF-16 units (长度)' }) length!: number
}

@ObjectType({
  description: 'A body without marks, in which evidence counts, and where it stands in the Markdown (纯文本)',
})
class PlainText {
  @Field(() => String, { description: 'The words, blocks joined by a line feed (文字)' }) text!: string
  @Field(() => [TextStretch], { description: 'Where they stand, in order (对应片段)' }) stretches!: readonly Stretch[]
}

@Resolver()
export class WritingQueries {
  @Query(() => PlainText, {
    description: 'The plain text of a body in Markdown, for signed-in editors. By POST only (正文的纯文本)',
  })
  plainText(
    @Arg('markdown', () => String, { description: 'The body, at most 200,000 characters (正文)' }) markdown: string,
    @Ctx() { viewer }: Context,
  ): Located {
    requireViewer(viewer)
    if (markdown.length > LONGEST_STORY) {
      const message = `markdown: has ${markdown.length} characters, more than ${LONGEST_STORY}. Make two stories of it.`
      throw new HubError('TEXT_TOO_LONG', message)
    }
    const unread = tooInvolved(markdown)
    if (unread !== null) throw new HubError('TEXT_TOO_INVOLVED', `markdown: ${unread}`)
    return locate(markdown)
  }

  @Query(() => String, {
    description:
      'A free short name for a new project, branch or indicator, for signed-in editors. By POST only (可用的短名)',
  })
  shortName(
    @Arg('words', () => String, { description: 'Its name (名称)' }) words: string,
    @Ctx() { viewer, database }: Context,
  ): Promise<string> {
    requireViewer(viewer)
    return freeName(database, words.slice(0, 300))
  }

  @Query(() => String, {
    description: 'A free path for a new place, for signed-in editors. By POST only (可用的路径)',
  })
  newPath(
    @Arg('name', () => String, { description: 'Its name (名称)' }) name: string,
    @Arg('above', () => String, { description: 'Path of the place above; empty for none (上级路径)' }) above: string,
    @Arg('level', () => PlaceLevel, { description: 'Level of the place above (上级层级)' }) level: PlaceLevel,
    @Ctx() { viewer, database }: Context,
  ): Promise<string> {
    requireViewer(viewer)
    return freePath(database, name.slice(0, 300), withinOf(above.slice(0, 300), level))
  }
}
