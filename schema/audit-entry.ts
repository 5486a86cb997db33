import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Field, ID, ObjectType } from 'type-graphql'
import { Moment, Text } from './columns.ts'
import { connection } from './connection.ts'

@ObjectType({ description: 'One act of somebody, written with it and never changed (操作记录)' })
@Entity()
export class AuditEntry {
  @Field(() => ID, { description: 'Position in the log (编号)' })
  @PrimaryKey({ type: 'integer' })
  id!: number
  @Moment('When (时间)') at!: Date
  /** Id of the editor who acted; null for a command on the machine itself, and for people who are not signed in. */
  @Property({ type: 'text', nullable: true }) actorId!: string | null
  @Text('Name of the one who acted, at that time (操作人)') actorName!: string
  @Text('What was done: signIn, invite, grantRole, publish and so on (操作)') action!: string
  @Text('Path of the place that it concerns; empty for the whole hub (范围路径)') place!: string
  @Text('Whom or what it concerns: an e-mail address, a slug; may be empty (对象)') target!: string
  /** Looked up when it is read: the log keeps short names, which never change. */
  @Field(() => String, {
    nullable: true,
    description: 'Headline of the published story that it concerns; null for everything else (报道标题)',
  })
  headline?: string | null
  @Field(() => String, { description: 'What else is to be known, as a JSON object: never a password or a link (详情)' })
  @Property({ type: 'jsonb' })
  details!: unknown
}
export const AuditEntryConnection = connection('AuditEntry', () => AuditEntry)
