import type { Ref } from '@mikro-orm/core'
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Field, Int, ObjectType } from 'type-graphql'
import { Choice, Moment, Text, Whole } from './columns.ts'
import { connection } from './connection.ts'
import { Editor } from './editor.ts'
import { LedgerType, ReminderAnswer, Staleness } from './terms.ts'

@ObjectType({ description: 'That somebody is to bring something up to date, until it is answered (提醒函)' })
@Entity()
export class Reminder {
  @Field(() => Int, { description: 'Its number (编号)' })
  @PrimaryKey({ type: 'integer' })
  id!: number
  @Text('Id of what it is about (事项标识)') entry!: string
  @Choice(() => LedgerType, 'What sort of thing that is (事项类别)') type!: LedgerType
  @Text('What that was called when the reminder was raised (事项)') title!: string
  @Text('Path of the place that it concerns (地方路径)') place!: string
  @Choice(() => Staleness, 'The rule that raised it; null where a person did (规则)', { nullable: true })
  rule!: Staleness | null
  @Text('What the person who raised it says (说明)', { nullable: true }) note!: string | null
  @Text('Who raised it: a name, or 系统 (提醒人)') raisedBy!: string
  @ManyToOne({ entity: () => Editor, ref: true, nullable: true }) recipient!: Ref<Editor> | null
  @Moment('When it was raised (提醒时间)') raisedAt!: Date
  @Whole('How often it came up until now (第几次)') rounds!: number
  @Moment('When it comes up again unless it is answered (下次提醒)') nextAt!: Date
  @Choice(() => ReminderAnswer, 'How it was answered; null while it is open (答复方式)', { nullable: true })
  answer!: ReminderAnswer | null
  @Text('The reason, or the short name of the story that brought it up to date (答复)', { nullable: true })
  answerText!: string | null
  @Text('Who answered: a name, or 系统 where the update was seen (答复人)', { nullable: true })
  answeredBy!: string | null
  @Moment('When it was answered (答复时间)', { nullable: true }) answeredAt!: Date | null
}
export const ReminderConnection = connection('Reminder', () => Reminder)

/** One e-mail to one person with all that came up for them at once. It is begun once, so none is sent twice. */
@Entity()
export class Letter {
  @PrimaryKey({ type: 'integer' }) id!: number
  @ManyToOne({ entity: () => Editor, ref: true }) recipient!: Ref<Editor>
  /** Numbers of the reminders. */
  @Property({ type: 'jsonb' }) reminders!: number[]
  @Property({ type: 'timestamptz' }) madeAt!: Date
  /** When the server was first asked to take it; null until then, and after it refused. */
  @Property({ type: 'timestamptz', nullable: true }) begunAt!: Date | null
  @Property({ type: 'timestamptz', nullable: true }) sentAt!: Date | null
  /** Why the last attempt failed; null where it did not. */
  @Property({ type: 'text', nullable: true }) problem!: string | null
}
