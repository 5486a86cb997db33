/** The root fields about people, for themselves and for administrators. */
import { Arg, Args, ArgsType, Ctx, Field, ID, Int, ObjectType, Query, Resolver } from 'type-graphql'
import { AuditEntryConnection } from '../../schema/audit-entry.ts'
import { PageArgs } from '../../schema/connection.ts'
import { Editor, EditorConnection } from '../../schema/editor.ts'
import { RoleGrant } from '../../schema/role-grant.ts'
import { DateTimeScalar } from '../../schema/scalars.ts'
import type { Context } from '../context.ts'
import { readAuditLog } from '../editorial/audit-log.ts'
import { requireViewer } from '../editorial/authority.ts'
import { listEditors } from '../editorial/editors.ts'
import { listInvitations } from '../editorial/invitations.ts'
import { findLink } from '../editorial/links.ts'
import { listDistrictStages, reviewStagesAt } from '../editorial/review-stages.ts'
import { listSignIns } from '../editorial/sign-ins.ts'

@ArgsType()
class UnderArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description: 'Path of a place, with its subtree; the whole hub if not given (范围)',
  })
  within?: string
}

@ObjectType({ description: 'What a link invites somebody to (邀请)' })
class Invitation {
  @Field(() => String, { description: 'E-mail address of the account (邮箱)' }) email!: string
  @Field(() => [RoleGrant], { description: 'What they will be able to do (授权)' }) grants!: readonly RoleGrant[]
  @Field(() => DateTimeScalar, { description: 'Until when the link works (有效期至)' }) expiresAt!: Date
}

@ObjectType({ description: 'In how many stages a district reviews (区县的审核级数)' })
class DistrictStages {
  @Field(() => String, { description: 'Path of the district (区县路径)' }) place!: string
  @Field(() => String, { description: 'Its name (区县)' }) name!: string
  @Field(() => Int, { description: 'One to three (级数)' }) stages!: number
  @Field(() => Boolean, { description: 'Whether each stage is approved by another person (每审由不同的人)' })
  differentReviewers!: boolean
}

@ObjectType({ description: 'A device on which the viewer is signed in (登录的设备)' })
class SignedIn {
  @Field(() => ID, { description: 'Identifier (标识)' }) id!: string
  @Field(() => DateTimeScalar, { description: 'Since when (登录时间)' }) createdAt!: string
  @Field(() => String, { nullable: true, description: 'What the browser says of itself (浏览器)' })
  userAgent!: string | null
  @Field(() => String, { nullable: true, description: 'Network address (网络地址)' }) ipAddress!: string | null
  @Field(() => Boolean, { description: 'Whether it is the one that asks (是否本机)' }) isCurrent!: boolean
}

@Resolver()
export class PeopleQueries {
  @Query(() => Editor, {
    nullable: true,
    description: 'Who asks, by session cookie or bearer token; null without one. By POST only (当前账号)',
  })
  viewer(@Ctx() { viewer }: Context): unknown {
    return viewer
  }

  @Query(() => Invitation, {
    nullable: true,
    description: 'What the link with this token invites to; null where it is unknown, used or expired (邀请)',
  })
  invitation(
    @Arg('token', () => String, { description: 'What stands behind # in the link (令牌)' }) token: string,
    @Ctx() { database }: Context,
  ): Promise<unknown> {
    return findLink(database, 'INVITATION', token)
  }

  @Query(() => EditorConnection, {
    description: 'Everybody with a role at a place or below it, by address; for its administrators (人员列表)',
  })
  editors(
    @Args(() => UnderArgs) { within, ...page }: UnderArgs,
    @Ctx() { database, viewer }: Context,
  ): Promise<unknown> {
    return listEditors(database, viewer, within, page)
  }

  @Query(() => AuditEntryConnection, {
    description: 'What was done at a place and below it, latest first; for its administrators (操作记录)',
  })
  auditLog(
    @Args(() => UnderArgs) { within, ...page }: UnderArgs,
    @Ctx() { database, viewer }: Context,
  ): Promise<unknown> {
    return readAuditLog(database, viewer, within, page)
  }

  @Query(() => [Invitation], {
    description:
      'Whom somebody invited who has not come yet, at a place and below it; for its administrators (待接受的邀请)',
  })
  invitations(
    @Arg('within', () => String, { nullable: true, description: 'Path of a place; the whole hub if not given (范围)' })
    within: string | null,
    @Ctx() { database, viewer }: Context,
  ): Promise<unknown> {
    return listInvitations(database, viewer, within ?? undefined)
  }

  @Query(() => [SignedIn], { description: 'Where the viewer is signed in, latest first. By POST only (登录的设备)' })
  signIns(@Ctx() { database, viewer }: Context): Promise<SignedIn[]> {
    return listSignIns(database, viewer)
  }

  @Query(() => [DistrictStages], {
    description:
      'In how many stages each district reviews, at a place and below it; for its administrators (审核级数列表)',
  })
  districtStages(
    @Arg('within', () => String, { nullable: true, description: 'Path of a place; the whole hub if not given (范围)' })
    within: string | null,
    @Ctx() { database, viewer }: Context,
  ): Promise<DistrictStages[]> {
    return listDistrictStages(database, viewer, within ?? undefined)
  }

  @Query(() => Int, {
    description: 'In how many stages drafts about a place are reviewed, as its district sets; for editors (审核级数)',
  })
  reviewStages(
    @Arg('place', () => String, { description: 'Path of the place (路径)' }) place: string,
    @Ctx() { database, viewer }: Context,
  ): Promise<number> {
    requireViewer(viewer)
    return reviewStagesAt(database, place)
  }
}
