import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql'
import { StoryRevision } from '../../schema/story-revision.ts'
import type { Context } from '../context.ts'
import { seenRevisions } from '../drafts/revisions.ts'

@Resolver()
export class RevisionQueries {
  @Query(() => [StoryRevision], {
    nullable: true,
    description:
      'Everything that was published of a story, newest first, for the editors of its place; null for all others. By POST only (历史版次)',
  })
  async storyRevisions(
    @Arg('slug', () => String, { description: 'Short name of the story (短名)' }) slug: string,
    @Arg('versions', () => [Int], { nullable: true, description: 'Only these; all if not given (版次)' })
    versions: number[] | null,
    @Ctx() { database, viewer }: Context,
  ): Promise<StoryRevision[] | null> {
    const revisions = await seenRevisions(database, viewer, slug)
    return versions ? (revisions?.filter(({ version }) => versions.includes(version)) ?? null) : revisions
  }
}
