import { Collection, type Ref } from '@mikro-orm/core'
import { Entity, ManyToMany, ManyToOne, OneToMany, Property } from '@mikro-orm/decorators/legacy'
import { Field, ObjectType } from 'type-graphql'
import { Achievement, AchievementConnection } from './achievement.ts'
import { Choice, HiddenText, Text } from './columns.ts'
import { connection, PageArgs } from './connection.ts'
import { Figure, FigureConnection, FigureOrderArgs } from './figure.ts'
import { figureLists } from './figure-lists.ts'
import { Node } from './node.ts'
import { Passage } from './passage.ts'
import { Place } from './place.ts'
import { Asked, read } from './read.ts'
import { Story, StoryConnection } from './story.ts'
import { ProjectKind, ProjectStatus, StarTheme } from './terms.ts'

@ObjectType({
  implements: Node,
  description: 'A brand project, programme, practice or work that a place runs (项目)',
})
@Entity()
export class Project extends Node {
  @Text('Name in pinyin, unique: lian-xin-jie (短名)') slug!: string
  @Text('Name as its sources write it: 联心结 (名称)') name!: string
  @Choice(() => ProjectKind, 'Brand, programme, practice or work (类别)') kind!: ProjectKind
  @Choice(() => ProjectStatus, 'How far it is (进展)') status!: ProjectStatus
  @Field(() => Place, { description: 'The place that runs it (所在地)' })
  @ManyToOne({ entity: () => Place, ref: true })
  place!: Ref<Place>
  @Text('What its sources say of it in a few words (简介)') summary!: string
  @Field(() => [StarTheme], { description: 'The stars it works towards, where a source says so (所属星)' })
  @Property({ type: 'text[]' })
  themes!: StarTheme[]
  @Field(() => String, { description: 'Permalink of its page (网址)' })
  @read({ origin: 'before' })
  @HiddenText()
  url!: string
  @Field(() => [Passage], { description: 'Every published sentence about it (原文)' })
  @OneToMany({ entity: () => Passage, mappedBy: 'project', orderBy: { id: 'asc' } })
  mentions = new Collection<Passage>(this)
  @Asked(
    () => FigureConnection,
    () => FigureOrderArgs,
    'Figures about it (数字)',
    {
      prop: 'ownFigures',
      ...figureLists,
    },
  )
  figures!: unknown
  @Asked(
    () => AchievementConnection,
    () => PageArgs,
    'Achievements of it (荣誉)',
    {
      prop: 'ownAchievements',
      order: [['publishedAt', 'desc']],
    },
  )
  achievements!: unknown
  @Asked(
    () => StoryConnection,
    () => PageArgs,
    'Stories that mention it, newest first (报道)',
    {
      prop: 'ownStories',
      order: [['publishedAt', 'desc']],
    },
  )
  stories!: unknown

  @OneToMany({ entity: () => Figure, mappedBy: 'subjectProject' }) ownFigures = new Collection<Figure>(this)
  @OneToMany({ entity: () => Achievement, mappedBy: 'subjectProject' }) ownAchievements = new Collection<Achievement>(
    this,
  )
  @ManyToMany({ entity: () => Story, mappedBy: 'projects' }) ownStories = new Collection<Story>(this)
  /** Pinyin of the name, for sorting. */
  @HiddenText() sortKey!: string
}
export const ProjectConnection = connection('Project', () => Project)
