import { Collection, type Ref } from '@mikro-orm/core'
import { Entity, ManyToMany, ManyToOne, OneToMany } from '@mikro-orm/decorators/legacy'
import { ArgsType, Field, ObjectType } from 'type-graphql'
import { Achievement, AchievementConnection } from './achievement.ts'
import { Branch } from './branch.ts'
import { Change, ChangeArgs, ChangeConnection } from './change.ts'
import { changeLists } from './change-lists.ts'
import { Choice, HiddenText, Text, Whole } from './columns.ts'
import { connection, PageArgs } from './connection.ts'
import { Figure, FigureArgs, FigureConnection } from './figure.ts'
import { figureLists } from './figure-lists.ts'
import { Node } from './node.ts'
import { Passage } from './passage.ts'
import { Project, ProjectConnection } from './project.ts'
import { Asked, read } from './read.ts'
import { StoryConnection } from './story.ts'
import { CommunityKind, PlaceLevel, ProjectKind, Scope, StoryKind } from './terms.ts'

@ArgsType()
class ChildrenArgs extends PageArgs {
  @Field(() => PlaceLevel, { nullable: true, description: 'Only places of this level (层级)' }) level?: PlaceLevel
}
@ArgsType()
class WithinArgs extends PageArgs {
  @Field(() => Scope, { nullable: true, description: 'With the places below or not; SUBTREE if not given (范围)' })
  within?: Scope
}
@ArgsType()
class PlaceProjectsArgs extends WithinArgs {
  @Field(() => ProjectKind, { nullable: true, description: 'Only projects of this kind (类别)' }) kind?: ProjectKind
}
@ArgsType()
class PlaceStoriesArgs extends WithinArgs {
  @Field(() => StoryKind, { nullable: true, description: 'Only texts, or only spreadsheets (体裁)' }) kind?: StoryKind
}
@ArgsType()
class PlaceFiguresArgs extends FigureArgs {
  @Field(() => Scope, { nullable: true, description: 'With the places below or not; SUBTREE if not given (范围)' })
  within?: Scope
}

@ObjectType({
  implements: Node,
  description: 'A unit of the administrative tree: province, city, district, street, zone or community (地方)',
})
@Entity()
export class Place extends Node {
  @Text('Pinyin slugs from the district down, unique and stable: zhongyuan/liuhu/tongshuwang (路径)') path!: string
  @Text('Last part of the path (短名)') slug!: string
  @Text('Name as its sources write it (名称)') name!: string
  @Choice(() => PlaceLevel, 'Where it stands in the tree (层级)') level!: PlaceLevel
  @Choice(() => CommunityKind, 'Village or urban; only for communities (村或社区)', { nullable: true })
  kind!: CommunityKind | null
  @Text('A CSS colour; only for zones (颜色)', { nullable: true }) colour!: string | null
  @Text('What its sources say of it in a few words (简介)', { nullable: true }) summary!: string | null
  @Field(() => String, { description: 'Permalink of its page (网址)' })
  @read({ origin: 'before' })
  @HiddenText()
  url!: string
  @Whole('How many Party branches are known in it and below (支部数)')
  @read({ aside: 'totals' })
  branchTotal!: number
  @Whole('How many stars these branches hold (星数)')
  @read({ aside: 'totals' })
  starTotal!: number
  @Whole('How many projects there are in it and below (项目数)')
  @read({ aside: 'totals' })
  projectTotal!: number
  @Whole('How many figures are about it, what it has and what lies below (数字数)')
  @read({ aside: 'totals' })
  figureTotal!: number
  @Whole('How many achievements it has with all below it (荣誉数)')
  @read({ aside: 'totals' })
  achievementTotal!: number

  @Field(() => Place, { nullable: true, description: 'The place above (上级)' })
  @ManyToOne({ entity: () => Place, ref: true, nullable: true })
  parent!: Ref<Place> | null
  @Field(() => [Place], { description: 'The places above, from the root down, without itself (上级链)' })
  @read({ ancestors: true })
  ancestors!: Place[]
  @Asked(
    () => PlaceConnection,
    () => ChildrenArgs,
    'The places directly below: by pinyin, zones as their document states them (下级)',
    {
      prop: 'places',
      where: { level: 'level' },
      order: [['sortKey', 'asc']],
    },
  )
  children!: unknown
  @Field(() => [Branch], { description: 'Party branches of the place itself (支部)' })
  @OneToMany({ entity: () => Branch, mappedBy: 'place', orderBy: { id: 'asc' } })
  branches = new Collection<Branch>(this)
  @Field(() => [Passage], { description: 'Published sentences about the place (原文)' })
  @OneToMany({ entity: () => Passage, mappedBy: 'place', orderBy: { id: 'asc' } })
  mentions = new Collection<Passage>(this)
  @Asked(
    () => ProjectConnection,
    () => PlaceProjectsArgs,
    'Projects that it runs (项目)',
    {
      entity: 'Project',
      scope: 'place',
      where: { kind: 'kind' },
      order: [['sortKey', 'asc']],
    },
  )
  projects!: unknown
  @Asked(
    () => FigureConnection,
    () => PlaceFiguresArgs,
    'Figures about it (数字)',
    {
      entity: 'Figure',
      scope: 'place',
      ...figureLists,
    },
  )
  figures!: unknown
  @Asked(
    () => AchievementConnection,
    () => WithinArgs,
    'Achievements of it (荣誉)',
    {
      entity: 'Achievement',
      scope: 'place',
      order: [['publishedAt', 'desc']],
    },
  )
  achievements!: unknown
  @Asked(
    () => StoryConnection,
    () => PlaceStoriesArgs,
    'Stories about it, newest first (报道)',
    {
      entity: 'Story',
      scope: 'places',
      where: { kind: 'kind' },
      order: [['publishedAt', 'desc']],
    },
  )
  stories!: unknown
  @Asked(
    () => ChangeConnection,
    () => ChangeArgs,
    'What changed in it and below, oldest first: where it lay then (变动)',
    {
      prop: 'ownChanges',
      ...changeLists,
    },
  )
  changes!: unknown

  @OneToMany({ entity: () => Place, mappedBy: 'parent' }) places = new Collection<Place>(this)
  @OneToMany({ entity: () => Project, mappedBy: 'place' }) ownProjects = new Collection<Project>(this)
  @OneToMany({ entity: () => Figure, mappedBy: 'place' }) ownFigures = new Collection<Figure>(this)
  @OneToMany({ entity: () => Achievement, mappedBy: 'place' }) ownAchievements = new Collection<Achievement>(this)
  @ManyToMany({ entity: () => Change, mappedBy: 'listedUnder' }) ownChanges = new Collection<Change>(this)
  /** Pinyin of the name, for sorting; zones are sorted as their document states them. */
  @HiddenText() sortKey!: string
}
export const PlaceConnection = connection('Place', () => Place)
