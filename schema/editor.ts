import { Entity, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy'
import { Field, ID, ObjectType } from 'type-graphql'
import { Text } from './columns.ts'
import { connection } from './connection.ts'
import { RoleGrant } from './role-grant.ts'
import { DateTimeScalar } from './scalars.ts'

@ObjectType({ description: 'Somebody who can sign in (人员)' })
@Entity()
@Unique({ properties: ['email'] })
export class Editor {
  @Field(() => ID, { description: 'Identifier of the account (标识)' })
  @PrimaryKey({ type: 'text' })
  id!: string
  @Text('Name (姓名)') name!: string
  @Text('E-mail address, by which they sign in (邮箱)') email!: string
  /** Wanted by the library of sign-in; whoever took the link is the one it was sent to. */
  @Property({ type: 'boolean' }) emailVerified!: boolean
  @Field(() => Boolean, { nullable: true, description: 'Whether a one-time code is asked at sign-in (两步验证)' })
  @Property({ type: 'boolean', nullable: true })
  twoFactorEnabled!: boolean | null
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Since when they cannot sign in; null while they can (停用时间)',
  })
  @Property({ type: 'timestamptz', nullable: true })
  disabledAt!: Date | null
  @Property({ type: 'timestamptz' }) createdAt!: Date
  @Property({ type: 'timestamptz' }) updatedAt!: Date

  @Field(() => [RoleGrant], { description: 'What they may do, and where (授权)' })
  grants!: readonly Pick<RoleGrant, 'role' | 'place'>[]
}
export const EditorConnection = connection('Editor', () => Editor)
