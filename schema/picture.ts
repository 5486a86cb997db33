import type { Ref } from '@mikro-orm/core'
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { ArgsType, Field, ObjectType } from 'type-graphql'
import { Decimal, HiddenText, Text, Whole } from './columns.ts'
import { PictureFile } from './picture-file.ts'
import { Asked, read } from './read.ts'
import { Story } from './story.ts'
import { PictureFormat } from './terms.ts'

@ArgsType()
class SrcsetArgs {
  @Field(() => PictureFormat, { nullable: true, defaultValue: PictureFormat.AVIF, description: 'Form (格式)' })
  format!: PictureFormat
}

@ObjectType({ description: 'A picture that a story shows, told in words for those who do not see it (图片)' })
@Entity()
export class Picture {
  @PrimaryKey({ type: 'integer' }) id!: number
  @Field(() => Story, { description: 'The story that shows it (报道)' })
  @ManyToOne({ entity: () => Story, ref: true })
  story!: Ref<Story>
  @ManyToOne({ entity: () => PictureFile, ref: true }) file!: Ref<PictureFile>
  /** Its turn in the story, from 0 on. */
  @Property({ type: 'integer' }) position!: number
  @Text('What it shows, in words (替代文字)') alt!: string
  @Text('Who took it, or where it comes from (作者或来源)') credit!: string
  @Text('The words below it (图说)', { nullable: true }) caption!: string | null
  @Whole('Width in pixels of the largest form (宽)') width!: number
  @Whole('Height in pixels of the largest form (高)') height!: number
  @Decimal('What a crop keeps: share of the width from the left, 0 to 1 (焦点横向)') focusX!: number
  @Decimal('What a crop keeps: share of the height from the top, 0 to 1 (焦点纵向)') focusY!: number
  @Field(() => String, { description: 'The largest form as JPEG; the address never changes (网址)' })
  @read({ origin: 'before' })
  @HiddenText()
  url!: string
  @Asked(
    () => String,
    () => SrcsetArgs,
    'Its addresses by width, as srcset of HTML has them (各种宽度的网址)',
    {
      origin: 'within',
      pick: { argument: 'format', props: { AVIF: 'srcsetAvif', WEBP: 'srcsetWebp', JPEG: 'srcsetJpeg' } },
    },
  )
  srcset!: unknown

  @HiddenText() srcsetAvif!: string
  @HiddenText() srcsetWebp!: string
  @HiddenText() srcsetJpeg!: string
}
