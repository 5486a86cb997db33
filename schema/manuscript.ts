import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Field, ID, ObjectType } from 'type-graphql'
import { Choice, HiddenText, Moment, Text, Whole } from './columns.ts'
import { JsonObjectScalar } from './scalars.ts'
import { ManuscriptState } from './terms.ts'

/** A draft document on its way to readers: who wrote it, how far its review is. It may be incomplete until it is published. */
@ObjectType({ description: 'A draft on its way to readers, seen by the editors of its place alone (稿件)' })
@Entity()
export class Manuscript {
  @Field(() => ID, { description: 'Identifier (标识)' })
  @PrimaryKey({ type: 'uuid' })
  id!: string
  @Text('Path of the place whose editors write and review it (所属地方)') place!: string
  @Text('Short name of the story that it becomes, unique (短名)') slug!: string
  @Text('Headline; empty while it has none (标题)') title!: string
  @Field(() => JsonObjectScalar, { description: 'The draft document as far as it is written (稿件内容)' })
  @Property({ type: 'jsonb' })
  document!: Record<string, unknown>
  @Whole('Counts every change; who saves names the version that they saw (版本)') version!: number
  @Choice(() => ManuscriptState, 'How far it has come (状态)') state!: ManuscriptState
  @Whole('The stage of review that is next, from 1 (当前审级)') stage!: number
  @Whole('Stages of review that it has to pass (审级数)') stages!: number
  /** Ids of everybody who ever changed its document: none of them approves it. */
  @Property({ type: 'text[]' })
  writers!: string[]
  @Text('Who began it (作者)') author!: string
  @Text('Who changed it last (最近修改人)') changedBy!: string
  @Moment('When it was begun (开始时间)') createdAt!: Date
  @Moment('When it was changed last (最近修改)') updatedAt!: Date
  /** Digest of the document that the last stage approved: nothing else is published. */
  @HiddenText({ nullable: true })
  approvedDigest!: string | null
  @Moment('When it is, or was, to go out by itself; null without a schedule (定时发布时间)', { nullable: true })
  publishAt!: Date | null
  /** Why published figures are corrected, for the time when it goes out. */
  @HiddenText({ nullable: true })
  publishReason!: string | null
  /** Id of the editor who set the time, and whose right it takes when it comes. */
  @HiddenText({ nullable: true })
  scheduledBy!: string | null
  @Moment('When it was published; null before (实际发布时间)', { nullable: true }) publishedAt!: Date | null
  /** Why it did not go out at its time. */
  @HiddenText({ nullable: true })
  problemCode!: string | null
  @HiddenText({ nullable: true })
  problemMessage!: string | null
}
