import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { SubjectKey } from '../../schema/draft.ts'
import { ProfileType } from '../../schema/terms.ts'
import type { Context } from '../context.ts'
import { createProfile, reviseProfile } from '../drafts/profiles.ts'
import { ManuscriptPayload, manuscriptPayload } from './manuscript-payload.ts'

const subjectOf: Record<ProfileType, (key: string) => SubjectKey> = {
  PLACE: (place) => ({ place }),
  BRANCH: (branch) => ({ branch }),
  PROJECT: (project) => ({ project }),
}

@Resolver()
export class WriteProfile {
  @Mutation(() => ManuscriptPayload, {
    description: 'Begins a manuscript with the profile of a published place, branch or project (修改档案)',
  })
  reviseProfile(
    @Arg('type', () => ProfileType, { description: 'What it is of (档案类别)' }) type: ProfileType,
    @Arg('key', () => String, { description: 'Path of the place, short name of the branch or project (路径或短名)' })
    key: string,
    @Ctx() { database, viewer }: Context,
  ): Promise<ManuscriptPayload> {
    return manuscriptPayload(() => reviseProfile(database, viewer, subjectOf[type](key)))
  }

  @Mutation(() => ManuscriptPayload, {
    description:
      'Begins a manuscript with the profile of a place, branch or project that is not published yet (新建档案)',
  })
  createProfile(
    @Arg('type', () => ProfileType, { description: 'What it is of (档案类别)' }) type: ProfileType,
    @Arg('name', () => String, { description: 'Its name (名称)' }) name: string,
    @Arg('place', () => String, { description: 'Path of the place that it lies in; empty at the top (所在地)' })
    place: string,
    @Ctx() { database, viewer }: Context,
  ): Promise<ManuscriptPayload> {
    return manuscriptPayload(() => createProfile(database, viewer, { type, name, place }))
  }
}
