/** The root fields by which editors read manuscripts; nobody else sees one. */
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql'
import { Manuscript } from '../../schema/manuscript.ts'
import { PreviewLink } from '../../schema/preview-link.ts'
import { PublicationProgress } from '../../schema/publication-progress.ts'
import { Remark } from '../../schema/remark.ts'
import { ManuscriptState } from '../../schema/terms.ts'
import { UserError } from '../../schema/user-error.ts'
import type { Context } from '../context.ts'
import { type StoredManuscript, seenManuscript, seenManuscripts } from '../drafts/manuscripts.ts'
import { previewLinksTo, type StoredLink } from '../drafts/preview-links.ts'
import { progressOf } from '../drafts/progress.ts'
import { remarksOn, type StoredRemark } from '../drafts/remarks.ts'
import { checkPageSize, DEFAULT_PAGE } from './connection.ts'

@ArgsType()
class ManuscriptArgs {
  @Field(() => ManuscriptState, { nullable: true, description: 'Only those in this state (状态)' })
  state?: ManuscriptState
  @Field(() => Int, { nullable: true, description: 'How many; 20 if not given, at most 100 (条数)' }) first?: number
  @Field(() => ID, { nullable: true, description: 'Id of the last one shown before (上一页末条)' }) after?: string
}

@ObjectType({ description: 'Manuscripts, those changed last first (稿件列表)' })
class Manuscripts {
  @Field(() => [Manuscript], { description: 'The manuscripts (稿件)' }) nodes!: readonly StoredManuscript[]
  @Field(() => Int, { description: 'How many there are in all (总数)' }) totalCount!: number
}

@Resolver(() => Manuscript)
export class ManuscriptQueries {
  @Query(() => Manuscript, {
    nullable: true,
    description: 'A manuscript, for the editors of its place; null for all others. By POST only (稿件)',
  })
  manuscript(
    @Arg('id', () => ID, { description: 'Which (标识)' }) id: string,
    @Ctx() { database, viewer }: Context,
  ): Promise<StoredManuscript | null> {
    return seenManuscript(database, viewer, id)
  }

  @Query(() => Manuscripts, {
    description: 'The manuscripts of every place where the viewer writes. By POST only (稿件列表)',
  })
  manuscripts(
    @Args(() => ManuscriptArgs) { state, first, after }: ManuscriptArgs,
    @Ctx() { database, viewer }: Context,
  ): Promise<Manuscripts> {
    return seenManuscripts(database, viewer, {
      state: state ?? null,
      first: checkPageSize(first ?? DEFAULT_PAGE, 'first'),
      after: after ?? null,
    })
  }

  @FieldResolver(() => Boolean, { description: 'Whether it is the profile of a thing and no story (是否档案)' })
  isProfile(@Root() { document }: StoredManuscript): boolean {
    return document.profile !== undefined
  }

  @FieldResolver(() => [PreviewLink], { description: 'Links by which others see it, the newest first (预览链接)' })
  previewLinks(@Root() { id }: StoredManuscript, @Ctx() { database }: Context): Promise<StoredLink[]> {
    return previewLinksTo(database, id)
  }

  @FieldResolver(() => PublicationProgress, {
    nullable: true,
    description: 'How far it is until readers see it; null where it is not published (上线进度)',
  })
  progress(
    @Root() manuscript: StoredManuscript,
    @Ctx() { database, origin }: Context,
  ): Promise<PublicationProgress | null> {
    return progressOf(database, origin, manuscript)
  }

  @FieldResolver(() => UserError, {
    nullable: true,
    description: 'Why it did not go out at its time; null where nothing is wrong (定时发布未成的原因)',
  })
  problem(@Root() { problemCode: code, problemMessage: message }: StoredManuscript): UserError | null {
    return code === null || message === null ? null : { code, message, path: [] }
  }

  @FieldResolver(() => [Remark], { description: 'What reviewers said of it, oldest first (审稿意见)' })
  remarks(@Root() { id }: StoredManuscript, @Ctx() { database }: Context): Promise<StoredRemark[]> {
    return remarksOn(database, id)
  }
}
