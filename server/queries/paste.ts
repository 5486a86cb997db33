/** The root field by which editors have a text cleaned that they bring along. */
import { Arg, Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql'
import { Mending } from '../../schema/terms.ts'
import type { Context } from '../context.ts'
import { requireViewer } from '../editorial/authority.ts'
import { cleanHtml, cleanText } from '../paste/clean.ts'
import type { Cleaned, Mended as MendedText } from '../paste/cleaned.ts'

@ObjectType({ description: 'One sort of thing that was changed or left out (整理项)' })
class Mended {
  @Field(() => Mending, { description: 'What (类别)' }) kind!: Mending
  @Field(() => Int, { description: 'How often (次数)' }) count!: number
  @Field(() => String, { description: 'The first of them, as it was (例子)' }) example!: string
}

@ObjectType({ description: 'Who wrote a pasted text, as the text says it itself (署名)' })
class PastedByline {
  @Field(() => String, { description: 'Its words: 记者 鲁燕 文/图 (署名)' }) words!: string
  @Field(() => String, {
    description: 'The text in Markdown without them; within a sentence they stay (除去署名的正文)',
  })
  rest!: string
}

@ObjectType({ description: 'A pasted text as Markdown, and what was changed in it (整理结果)' })
class CleanedText {
  @Field(() => String, { description: 'The text in Markdown (正文)' }) markdown!: string
  @Field(() => PastedByline, { nullable: true, description: 'Who wrote it; null where it does not say so (署名)' })
  byline!: PastedByline | null
  @Field(() => [Mended], { description: 'What was changed or left out (整理项)' }) mended!: readonly MendedText[]
  @Field(() => [String], {
    description: 'Pictures that were left out, by their words or their address (没有带进来的图片)',
  })
  missing!: readonly string[]
}

@Resolver()
export class PasteQuery {
  @Query(() => CleanedText, {
    description:
      'Cleans what somebody pastes, for signed-in editors: lines, marks, markup. By POST only (整理粘贴的文字)',
  })
  cleanPaste(
    @Arg('content', () => String, { description: 'The text or HTML (内容)' }) content: string,
    @Arg('html', () => Boolean, { defaultValue: false, description: 'Whether it is HTML (是否网页格式)' })
    html: boolean,
    @Ctx() { viewer }: Context,
  ): Cleaned {
    requireViewer(viewer)
    return html ? cleanHtml(content) : cleanText(content)
  }
}
