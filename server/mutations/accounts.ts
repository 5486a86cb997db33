/** Mutations about one's own account. */
import { Arg, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql'
import type { Context } from '../context.ts'
import { acceptInvitation, resetPassword, setUp } from '../editorial/accounts.ts'
import { endSignIn, signOutEverywhere } from '../editorial/sign-ins.ts'
import { Payload, payload } from './payload.ts'
import { ForStrangers } from './strangers.ts'

@ObjectType({ description: 'What became of an account (账号操作结果)' })
class AccountPayload extends Payload {
  @Field(() => String, { nullable: true, description: 'Address to sign in with from now on (登录邮箱)' }) email?: string
}

const Token = () => Arg('token', () => String, { description: 'What stands behind # in the link (令牌)' })
const Name = () => Arg('name', () => String, { description: 'Name, as colleagues know it (姓名)' })
const Password = () => Arg('password', () => String, { description: 'Password, of 10 to 200 characters (密码)' })

@Resolver()
export class AccountMutations {
  @Mutation(() => AccountPayload, {
    description: 'Makes the first administrator, by the link that the hub printed at its start (初始设置)',
  })
  @ForStrangers()
  setUp(
    @Token() token: string,
    @Name() name: string,
    @Arg('email', () => String, { description: 'E-mail address to sign in with (邮箱)' }) email: string,
    @Password() password: string,
    @Ctx() { database }: Context,
  ): Promise<AccountPayload> {
    return payload(async () => ({ email: await setUp(database, token, { name, email, password }) }))
  }

  @Mutation(() => AccountPayload, { description: 'Makes the account that a link invites to (接受邀请)' })
  @ForStrangers()
  acceptInvitation(
    @Token() token: string,
    @Name() name: string,
    @Password() password: string,
    @Ctx() { database }: Context,
  ): Promise<AccountPayload> {
    return payload(async () => ({ email: await acceptInvitation(database, token, { name, password }) }))
  }

  @Mutation(() => AccountPayload, {
    description: 'Replaces a forgotten password, by a link of the operator, and signs out everywhere (重设密码)',
  })
  @ForStrangers()
  resetPassword(
    @Token() token: string,
    @Password() password: string,
    @Ctx() { database }: Context,
  ): Promise<AccountPayload> {
    return payload(async () => ({ email: await resetPassword(database, token, password) }))
  }

  @Mutation(() => AccountPayload, { description: 'Signs out on one device of the viewer’s (退出一台设备)' })
  endSignIn(
    @Arg('id', () => ID, { description: 'Which of signIns (标识)' }) id: string,
    @Ctx() { database, viewer }: Context,
  ): Promise<AccountPayload> {
    return payload(async () => ({ email: await endSignIn(database, viewer, id) }))
  }

  @Mutation(() => AccountPayload, { description: 'Signs out on every device, this one too (全部退出)' })
  signOutEverywhere(@Ctx() { database, viewer }: Context): Promise<AccountPayload> {
    return payload(async () => ({ email: await signOutEverywhere(database, viewer) }))
  }
}
