import { Arg, Ctx, Field, ID, Int, Mutation, ObjectType, Resolver } from 'type-graphql'
import { Manuscript } from '../../schema/manuscript.ts'
import { JsonObjectScalar } from '../../schema/scalars.ts'
import type { Context } from '../context.ts'
import { type StoredManuscript, seenManuscript } from '../drafts/manuscripts.ts'
import { createManuscript, reviseStory, saveManuscript } from '../drafts/writing.ts'
import { ManuscriptPayload, manuscriptPayload } from './manuscript-payload.ts'

@ObjectType({ description: 'What became of saveManuscript (保存结果)' })
class SaveManuscriptPayload extends ManuscriptPayload {
  @Field(() => Manuscript, {
    nullable: true,
    description: 'The manuscript as somebody else left it meanwhile, where that is why nothing was saved (他人的版本)',
  })
  theirs?: StoredManuscript | null
}

@Resolver()
export class WriteManuscript {
  @Mutation(() => ManuscriptPayload, {
    description: 'Begins a manuscript about a place; for its contributors (新建稿件)',
  })
  createManuscript(
    @Arg('place', () => String, { description: 'Path of the place (地点路径)' }) place: string,
    @Arg('title', () => String, { description: 'Headline (标题)' }) title: string,
    @Arg('isNewPlace', () => Boolean, {
      defaultValue: false,
      description:
        'That the hub has not got the place yet: the manuscript will state it, under the path newPath gives (新地方)',
    })
    isNewPlace: boolean,
    @Ctx() { database, viewer }: Context,
  ): Promise<ManuscriptPayload> {
    return manuscriptPayload(() => createManuscript(database, viewer, { place, title, isNewPlace }))
  }

  @Mutation(() => ManuscriptPayload, {
    description: 'Begins a manuscript from a published story, or from a former version to restore it (修改报道)',
  })
  reviseStory(
    @Arg('slug', () => String, { description: 'Short name of the story (短名)' }) slug: string,
    @Arg('version', () => Int, { nullable: true, description: 'A former version; the newest if not given (版次)' })
    version: number | null,
    @Ctx() { database, viewer }: Context,
  ): Promise<ManuscriptPayload> {
    return manuscriptPayload(() => reviseStory(database, viewer, { slug, version: version ?? null }))
  }

  @Mutation(() => SaveManuscriptPayload, {
    description: 'Keeps a manuscript as far as it is written, if nobody else changed it since (保存稿件)',
  })
  async saveManuscript(
    @Arg('id', () => ID, { description: 'Which (标识)' }) id: string,
    @Arg('version', () => Int, { description: 'The version that was changed (版本)' }) version: number,
    @Arg('document', () => JsonObjectScalar, { description: 'The whole document (稿件内容)' })
    document: Record<string, unknown>,
    @Ctx() { database, viewer }: Context,
  ): Promise<SaveManuscriptPayload> {
    const saved = await manuscriptPayload(() => saveManuscript(database, viewer, { id, version, document }))
    const isConflict = saved.errors.some(({ code }) => code === 'MANUSCRIPT_CONFLICT')
    return { ...saved, theirs: isConflict ? await seenManuscript(database, viewer, id) : null }
  }
}
