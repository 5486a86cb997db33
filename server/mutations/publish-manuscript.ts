import { Arg, Ctx, Field, ID, Int, Mutation, ObjectType, Resolver } from 'type-graphql'
import { DateTimeScalar } from '../../schema/scalars.ts'
import type { Context } from '../context.ts'
import { retryPublication } from '../drafts/progress.ts'
import { publishManuscript } from '../drafts/publication.ts'
import { scheduleManuscript, unscheduleManuscript } from '../drafts/schedule.ts'
import { withdrawStory } from '../drafts/withdrawal.ts'
import { ManuscriptPayload, manuscriptPayload } from './manuscript-payload.ts'
import { Payload, payload } from './payload.ts'

@ObjectType({ description: 'What became of withdrawStory (撤稿结果)' })
class WithdrawStoryPayload extends Payload {
  @Field(() => String, { nullable: true, description: 'Short name of the story that is gone (短名)' }) slug?: string
}

@Resolver()
export class PublishManuscript {
  @Mutation(() => ManuscriptPayload, {
    description: 'Publishes an approved manuscript, all of it or nothing; for publishers (发布)',
  })
  publishManuscript(
    @Arg('id', () => ID, { description: 'Which (标识)' }) id: string,
    @Arg('version', () => Int, { description: 'The version that the publisher saw (版本)' }) version: number,
    @Arg('reason', () => String, { nullable: true, description: 'Why published figures are corrected (更正原因)' })
    reason: string | null,
    @Ctx() { database, viewer }: Context,
  ): Promise<ManuscriptPayload> {
    return manuscriptPayload(() => publishManuscript(database, viewer, { id, version, reason: reason ?? null }))
  }

  @Mutation(() => ManuscriptPayload, {
    description: 'Has an approved manuscript go out by itself at a time; for publishers (定时发布)',
  })
  scheduleManuscript(
    @Arg('id', () => ID, { description: 'Which (标识)' }) id: string,
    @Arg('version', () => Int, { description: 'The version that the publisher saw (版本)' }) version: number,
    @Arg('at', () => DateTimeScalar, { description: 'When, within a year from now (发布时间)' }) at: Date,
    @Arg('reason', () => String, { nullable: true, description: 'Why published figures are corrected (更正原因)' })
    reason: string | null,
    @Ctx() { database, viewer }: Context,
  ): Promise<ManuscriptPayload> {
    return manuscriptPayload(() => scheduleManuscript(database, viewer, { id, version, at, reason: reason ?? null }))
  }

  @Mutation(() => ManuscriptPayload, { description: 'Takes the time of publication back; for publishers (取消定时)' })
  unscheduleManuscript(
    @Arg('id', () => ID, { description: 'Which (标识)' }) id: string,
    @Arg('version', () => Int, { description: 'The version that the publisher saw (版本)' }) version: number,
    @Ctx() { database, viewer }: Context,
  ): Promise<ManuscriptPayload> {
    return manuscriptPayload(() => unscheduleManuscript(database, viewer, { id, version }))
  }

  @Mutation(() => ManuscriptPayload, {
    description: 'Has the pages of a publication made again at once; for publishers (重新生成页面)',
  })
  retryPublication(
    @Arg('id', () => ID, { description: 'The manuscript (标识)' }) id: string,
    @Ctx() { database, viewer }: Context,
  ): Promise<ManuscriptPayload> {
    return manuscriptPayload(() => retryPublication(database, viewer, id))
  }

  @Mutation(() => WithdrawStoryPayload, {
    description: 'Takes a story away from readers, or a profile; for publishers (撤稿)',
  })
  withdrawStory(
    @Arg('slug', () => String, { description: 'Short name of the story or profile (短名)' }) slug: string,
    @Arg('reason', () => String, { description: 'Why; readers are told, and the log keeps it (撤稿原因)' })
    reason: string,
    @Arg('redirect', () => String, {
      nullable: true,
      description: 'Short name of the story to read instead (改看的报道)',
    })
    redirect: string | null,
    @Ctx() { database, viewer }: Context,
  ): Promise<WithdrawStoryPayload> {
    return payload(async () => {
      await withdrawStory(database, viewer, { slug, reason, redirect: redirect ?? null })
      return { slug }
    })
  }
}
