/** Mutations by which administrators mind people. */
import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql'
import { Role } from '../../schema/terms.ts'
import type { Context } from '../context.ts'
import { setDisabled } from '../editorial/disabling.ts'
import { grantRole, revokeRole } from '../editorial/grants.ts'
import { cancelInvitation } from '../editorial/invitations.ts'
import { invite } from '../editorial/invite.ts'
import { offerReset } from '../editorial/reset-link.ts'
import { Payload, payload } from './payload.ts'

@InputType({ description: 'A role at a place, which holds for everything below it (授权)' })
class GrantInput {
  @Field(() => Role, { description: 'What the editor may do there (角色)' }) role!: Role
  @Field(() => String, { description: 'Path of the place; empty for the whole hub (范围路径)' }) place!: string
}

@ObjectType({ description: 'What became of an invitation (邀请结果)' })
class InvitePayload extends Payload {
  @Field(() => String, {
    nullable: true,
    description: 'The link to send on: it works once, for seven days, and is shown only here (邀请链接)',
  })
  link?: string
}

@ObjectType({ description: 'What became of a link for a new password (重设链接结果)' })
class OfferResetPayload extends Payload {
  @Field(() => String, {
    nullable: true,
    description: 'The link to send on: it works once, for a day, and is shown only here (重设链接)',
  })
  link?: string
}

@ObjectType({ description: 'What became of a change of somebody’s account (人员操作结果)' })
class EditorPayload extends Payload {
  @Field(() => String, { nullable: true, description: 'Address of the account that was changed (邮箱)' }) email?: string
}

const Email = () => Arg('email', () => String, { description: 'E-mail address of the account (邮箱)' })
const WhichRole = () => Arg('role', () => Role, { description: 'The role (角色)' })
const AtPlace = () =>
  Arg('place', () => String, { description: 'Path of the place; empty for the whole hub (范围路径)' })

@Resolver()
export class MemberMutations {
  @Mutation(() => InvitePayload, {
    description: 'Invites somebody to make an account with these roles; for administrators of all these places (邀请)',
  })
  invite(
    @Email() email: string,
    @Arg('grants', () => [GrantInput], { description: 'What they will be able to do, 1 to 50 roles (授权)' })
    grants: GrantInput[],
    @Ctx() { database, viewer, origin }: Context,
  ): Promise<InvitePayload> {
    return payload(async () => ({ link: await invite(database, viewer, origin, { email, grants }) }))
  }

  @Mutation(() => EditorPayload, {
    description: 'Ends an invitation that nobody took up; for administrators of all its places (取消邀请)',
  })
  cancelInvitation(@Email() email: string, @Ctx() { database, viewer }: Context): Promise<EditorPayload> {
    return payload(async () => ({ email: await cancelInvitation(database, viewer, email) }))
  }

  @Mutation(() => OfferResetPayload, {
    description: 'Makes a link for a new password; for administrators of all places of their roles (重设密码的链接)',
  })
  offerReset(@Email() email: string, @Ctx() { database, viewer, origin }: Context): Promise<OfferResetPayload> {
    return payload(async () => ({ link: await offerReset(database, viewer, origin, email) }))
  }

  @Mutation(() => EditorPayload, { description: 'Gives somebody a role; for administrators of that place (授权)' })
  grantRole(
    @Email() email: string,
    @WhichRole() role: Role,
    @AtPlace() place: string,
    @Ctx() { database, viewer }: Context,
  ): Promise<EditorPayload> {
    return payload(async () => ({ email: await grantRole(database, viewer, email, { role, place }) }))
  }

  @Mutation(() => EditorPayload, {
    description: 'Takes a role from somebody; for administrators of that place (收回授权)',
  })
  revokeRole(
    @Email() email: string,
    @WhichRole() role: Role,
    @AtPlace() place: string,
    @Ctx() { database, viewer }: Context,
  ): Promise<EditorPayload> {
    return payload(async () => ({ email: await revokeRole(database, viewer, email, { role, place }) }))
  }

  @Mutation(() => EditorPayload, {
    description: 'Signs somebody out and lets them in no more; for administrators of all places of their roles (停用)',
  })
  disableEditor(@Email() email: string, @Ctx() { database, viewer }: Context): Promise<EditorPayload> {
    return payload(async () => ({ email: await setDisabled(database, viewer, email, true) }))
  }

  @Mutation(() => EditorPayload, {
    description: 'Lets somebody in again who was disabled; for administrators of all places of their roles (启用)',
  })
  enableEditor(@Email() email: string, @Ctx() { database, viewer }: Context): Promise<EditorPayload> {
    return payload(async () => ({ email: await setDisabled(database, viewer, email, false) }))
  }
}
