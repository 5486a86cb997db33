import type { Ref } from '@mikro-orm/core'
import { Entity, ManyToOne, PrimaryKey } from '@mikro-orm/decorators/legacy'
import { Field, Int, ObjectType } from 'type-graphql'
import { Choice, HiddenText, Moment, Text, Whole } from './columns.ts'
import { Manuscript } from './manuscript.ts'
import { PreviewRight } from './terms.ts'

/** A link by which somebody without an account sees one manuscript for a while. */
@ObjectType({ description: 'A link by which somebody without an account sees one manuscript for a while (预览链接)' })
@Entity()
export class PreviewLink {
  @Field(() => Int, { description: 'Number (编号)' })
  @PrimaryKey({ type: 'integer' })
  id!: number
  /** SHA-256 of the token in the link, as hexadecimal digits; the token itself is kept nowhere. */
  @HiddenText() digest!: string
  @ManyToOne({ entity: () => Manuscript, ref: true }) manuscript!: Ref<Manuscript>
  @Text('For whom, as remarks and the log name them (给谁)') name!: string
  @Choice(() => PreviewRight, 'What it lets them do (权限)') right!: PreviewRight
  @Whole('The stage of review for which they may approve (审级)') stage!: number
  /** Id of the editor who made it: it can do no more than they could. */
  @HiddenText() makerId!: string
  @Text('Who made it (由谁发出)') madeBy!: string
  @Moment('When it was made (发出时间)') madeAt!: Date
  @Moment('Until when it works (有效期)') expiresAt!: Date
  @Moment('When it was taken back; null while it works (收回时间)', { nullable: true }) revokedAt!: Date | null
  @Moment('When the stage was approved by it; null before (通过时间)', { nullable: true }) decidedAt!: Date | null
}
