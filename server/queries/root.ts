/** The root fields of the read API. Each is described by what it reads; the planner answers them all. */
import { Arg, Args, ArgsType, createParameterDecorator, Field, ID, Int, Query, Resolver } from 'type-graphql'
import { AchievementConnection } from '../../schema/achievement.ts'
import { BranchConnection } from '../../schema/branch.ts'
import { Change, ChangeArgs, ChangeConnection } from '../../schema/change.ts'
import { changeLists } from '../../schema/change-lists.ts'
import { PageArgs } from '../../schema/connection.ts'
import { Figure, FigureArgs, FigureConnection, FigureFilter } from '../../schema/figure.ts'
import { FigureFacets } from '../../schema/figure-facets.ts'
import { figureLists } from '../../schema/figure-lists.ts'
import { FigureRevision } from '../../schema/figure-revision.ts'
import { FigureSummary } from '../../schema/figure-summary.ts'
import { Honour } from '../../schema/honour.ts'
import { Indicator } from '../../schema/indicator.ts'
import { Node } from '../../schema/node.ts'
import { Place, PlaceConnection } from '../../schema/place.ts'
import { Project, ProjectConnection } from '../../schema/project.ts'
import { read } from '../../schema/read.ts'
import { SearchConnection } from '../../schema/search-entry.ts'
import { Story, StoryConnection } from '../../schema/story.ts'
import { FigureGroup, PlaceLevel, ProjectKind, StarTheme, StoryKind, Topic } from '../../schema/terms.ts'
import { Withdrawal, WithdrawalConnection } from '../../schema/withdrawal.ts'
import { WithdrawnFigure, WithdrawnFigureConnection } from '../../schema/withdrawn-figure.ts'
import type { Context } from '../context.ts'

@ArgsType()
class WithinArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Path of a place, with its subtree (范围)' }) within?: string
}
@ArgsType()
class ChangesArgs extends ChangeArgs {
  @Field(() => String, { nullable: true, description: 'Path of a place, with what lay below it then (范围)' })
  within?: string
}
@ArgsType()
class PlacesArgs extends WithinArgs {
  @Field(() => PlaceLevel, { nullable: true, description: 'Only places of this level (层级)' }) level?: PlaceLevel
}
@ArgsType()
class BranchesArgs extends WithinArgs {
  @Field(() => Int, { nullable: true, description: 'Only branches with at least so many stars (最少星数)' })
  minStars?: number
}
@ArgsType()
class ProjectsArgs extends WithinArgs {
  @Field(() => ProjectKind, { nullable: true, description: 'Only projects of this kind (类别)' }) kind?: ProjectKind
  @Field(() => StarTheme, { nullable: true, description: 'Only projects that work towards this star (所属星)' })
  theme?: StarTheme
}
@ArgsType()
class StoriesArgs extends WithinArgs {
  @Field(() => StoryKind, { nullable: true, description: 'Only texts, or only spreadsheets (体裁)' }) kind?: StoryKind
}
@ArgsType()
class FiguresArgs extends FigureArgs {
  @Field(() => Int, { nullable: true, description: 'How many from the end, instead of first (末条数)' }) last?: number
  @Field(() => String, { nullable: true, description: 'Cursor before which to end (截止游标)' }) before?: string
}
@ArgsType()
class SearchArgs extends PageArgs {
  @Field(() => String, { description: 'Chinese words, pinyin or initials (文字)' }) text!: string
}

/** The value of the root field, as the planner reads it for the selection that is asked. */
export const Planned = () =>
  createParameterDecorator<Context>(({ info, context }) => context.reader.field(info, context))

@Resolver()
export class RootQueries {
  @Query(() => Node, { nullable: true, description: 'Anything by its id (按标识)' })
  @read({ node: true })
  node(
    @Arg('id', () => ID, { description: 'Identifier (标识)' }) _id: string,
    @Planned() answer: Promise<unknown>,
  ): Promise<unknown> {
    return answer
  }

  @Query(() => Place, { nullable: true, description: 'A place by its path (地方)' })
  @read({ entity: 'Place', one: true, where: { path: 'path' } })
  place(
    @Arg('path', () => String, { description: 'Path: zhongyuan/liuhu (路径)' }) _path: string,
    @Planned() answer: Promise<unknown>,
  ): Promise<unknown> {
    return answer
  }

  @Query(() => PlaceConnection, { description: 'Places, in the order of their paths (地方列表)' })
  @read({ entity: 'Place', where: { within: { within: 'id' }, level: 'level' }, order: [['path', 'asc']] })
  places(@Args(() => PlacesArgs) _args: PlacesArgs, @Planned() answer: Promise<unknown>): Promise<unknown> {
    return answer
  }

  @Query(() => BranchConnection, { description: 'Party branches, most stars first (支部列表)' })
  @read({
    entity: 'Branch',
    where: { within: { within: 'place' }, minStars: { atLeast: 'starCount' } },
    order: [
      ['starCount', 'desc'],
      ['sortKey', 'asc'],
    ],
  })
  branches(@Args(() => BranchesArgs) _args: BranchesArgs, @Planned() answer: Promise<unknown>): Promise<unknown> {
    return answer
  }

  @Query(() => Project, { nullable: true, description: 'A project by its slug (项目)' })
  @read({ entity: 'Project', one: true, where: { slug: 'slug' } })
  project(
    @Arg('slug', () => String, { description: 'Short name (短名)' }) _slug: string,
    @Planned() answer: Promise<unknown>,
  ): Promise<unknown> {
    return answer
  }

  @Query(() => ProjectConnection, { description: 'Projects, in the order of their names (项目列表)' })
  @read({
    entity: 'Project',
    where: { within: { within: 'place' }, kind: 'kind', theme: 'themes' },
    order: [['sortKey', 'asc']],
  })
  projects(@Args(() => ProjectsArgs) _args: ProjectsArgs, @Planned() answer: Promise<unknown>): Promise<unknown> {
    return answer
  }

  @Query(() => Figure, { nullable: true, description: 'A figure by its id (数字)' })
  @read({ entity: 'Figure', one: true, where: { id: 'id' } })
  figure(
    @Arg('id', () => ID, { description: 'Identifier (标识)' }) _id: string,
    @Planned() answer: Promise<unknown>,
  ): Promise<unknown> {
    return answer
  }

  @Query(() => FigureRevision, {
    nullable: true,
    description: 'A version of a figure, which never changes (数字的一版)',
  })
  @read({ entity: 'FigureRevision', one: true, where: { figure: 'figure', version: 'version' } })
  figureRevision(
    @Arg('figure', () => ID, { description: 'Identifier of the figure (数字的标识)' }) _figure: string,
    @Arg('version', () => Int, { description: '1 for the first (版次)' }) _version: number,
    @Planned() answer: Promise<unknown>,
  ): Promise<unknown> {
    return answer
  }

  @Query(() => FigureConnection, { description: 'Figures that meet a filter (数字列表)' })
  @read({ entity: 'Figure', ...figureLists })
  figures(@Args(() => FiguresArgs) _args: FiguresArgs, @Planned() answer: Promise<unknown>): Promise<unknown> {
    return answer
  }

  @Query(() => [FigureSummary], {
    description:
      'Figures added up, one indicator and so one unit at a time, those reached apart from those under way; planned ones only where the filter asks for them (汇总)',
  })
  @read({ summary: true, filter: figureLists.filter })
  figureSummary(
    @Arg('filter', () => FigureFilter, { nullable: true, description: 'Which figures (筛选)' })
    _filter: FigureFilter | null,
    @Arg('groupBy', () => FigureGroup, {
      defaultValue: FigureGroup.INDICATOR,
      description: 'What stands in one group (分组)',
    })
    _groupBy: FigureGroup,
    @Planned() answer: Promise<unknown>,
  ): Promise<unknown> {
    return answer
  }

  @Query(() => FigureFacets, {
    description: 'How the figures of a filter spread over what they can be filtered by (分面)',
  })
  @read({ facets: true, filter: figureLists.filter })
  figureFacets(
    @Arg('filter', () => FigureFilter, { nullable: true, description: 'Which figures (筛选)' })
    _filter: FigureFilter | null,
    @Planned() answer: Promise<unknown>,
  ): Promise<unknown> {
    return answer
  }

  @Query(() => Indicator, { nullable: true, description: 'An indicator by its slug (指标)' })
  @read({ entity: 'Indicator', one: true, where: { slug: 'slug' } })
  indicator(
    @Arg('slug', () => String, { description: 'Short name (短名)' }) _slug: string,
    @Planned() answer: Promise<unknown>,
  ): Promise<unknown> {
    return answer
  }

  @Query(() => [Indicator], { description: 'What is measured, in the order of the names (指标列表)' })
  @read({ entity: 'Indicator', where: { topic: 'topic' }, order: [['sortKey', 'asc']] })
  indicators(
    @Arg('topic', () => Topic, { nullable: true, description: 'Only indicators of this field of life (主题)' })
    _topic: Topic | null,
    @Planned() answer: Promise<unknown>,
  ): Promise<unknown> {
    return answer
  }

  @Query(() => AchievementConnection, { description: 'Achievements, newest first (荣誉列表)' })
  @read({ entity: 'Achievement', where: { within: { within: 'place' } }, order: [['publishedAt', 'desc']] })
  achievements(@Args(() => WithinArgs) _args: WithinArgs, @Planned() answer: Promise<unknown>): Promise<unknown> {
    return answer
  }

  @Query(() => [Honour], {
    description: 'The villages and communities whose pages are kept best, at most 50, most points first (红榜)',
  })
  @read({ honours: true })
  honours(@Planned() answer: Promise<unknown>): Promise<unknown> {
    return answer
  }

  @Query(() => Story, { nullable: true, description: 'A story by its slug (报道)' })
  @read({ entity: 'Story', one: true, where: { slug: 'slug' } })
  story(
    @Arg('slug', () => String, { description: 'Short name (短名)' }) _slug: string,
    @Planned() answer: Promise<unknown>,
  ): Promise<unknown> {
    return answer
  }

  @Query(() => StoryConnection, { description: 'Stories, newest first (报道列表)' })
  @read({ entity: 'Story', where: { within: { within: 'places' }, kind: 'kind' }, order: [['publishedAt', 'desc']] })
  stories(@Args(() => StoriesArgs) _args: StoriesArgs, @Planned() answer: Promise<unknown>): Promise<unknown> {
    return answer
  }

  @Query(() => Withdrawal, { nullable: true, description: 'That a story was taken back, by its slug (撤稿说明)' })
  @read({ entity: 'Withdrawal', one: true, where: { slug: 'slug' } })
  withdrawal(
    @Arg('slug', () => String, { description: 'Short name (短名)' }) _slug: string,
    @Planned() answer: Promise<unknown>,
  ): Promise<unknown> {
    return answer
  }

  @Query(() => WithdrawalConnection, { description: 'Stories that were taken back, latest first (撤稿列表)' })
  @read({ entity: 'Withdrawal', order: [['withdrawnAt', 'desc']] })
  withdrawals(@Args(() => PageArgs) _args: PageArgs, @Planned() answer: Promise<unknown>): Promise<unknown> {
    return answer
  }

  @Query(() => WithdrawnFigure, {
    nullable: true,
    description: 'That a figure went with its story, by its id (随稿撤下的数字)',
  })
  @read({ entity: 'WithdrawnFigure', one: true, where: { id: 'id' } })
  withdrawnFigure(
    @Arg('id', () => ID, { description: 'Identifier (标识)' }) _id: string,
    @Planned() answer: Promise<unknown>,
  ): Promise<unknown> {
    return answer
  }

  @Query(() => WithdrawnFigureConnection, { description: 'Figures that went with their stories (随稿撤下的数字列表)' })
  @read({ entity: 'WithdrawnFigure', order: [['id', 'asc']] })
  withdrawnFigures(@Args(() => PageArgs) _args: PageArgs, @Planned() answer: Promise<unknown>): Promise<unknown> {
    return answer
  }

  @Query(() => Change, { nullable: true, description: 'One change by its id (单条变动)' })
  @read({ entity: 'Change', one: true, where: { id: 'id' } })
  change(
    @Arg('id', () => ID, { description: 'Identifier (标识)' }) _id: string,
    @Planned() answer: Promise<unknown>,
  ): Promise<unknown> {
    return answer
  }

  @Query(() => ChangeConnection, {
    description: 'What publications changed, oldest first; last gives the newest (变动列表)',
  })
  @read({ entity: 'Change', ...changeLists, where: { ...changeLists.where, within: { at: 'listedUnder' } } })
  changes(@Args(() => ChangesArgs) _args: ChangesArgs, @Planned() answer: Promise<unknown>): Promise<unknown> {
    return answer
  }

  @Query(() => SearchConnection, {
    description: 'Finds Chinese substrings of two characters and more, and pinyin with initials (搜索)',
  })
  @read({ search: true })
  search(@Args(() => SearchArgs) _args: SearchArgs, @Planned() answer: Promise<unknown>): Promise<unknown> {
    return answer
  }
}
