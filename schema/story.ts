import { Collection, type Ref } from '@mikro-orm/core'
import { Embedded, Entity, ManyToMany, ManyToOne, OneToMany } from '@mikro-orm/decorators/legacy'
import { Field, ObjectType } from 'type-graphql'
import { Achievement } from './achievement.ts'
import { Choice, Day, HiddenText, Moment, Text, Whole } from './columns.ts'
import { connection } from './connection.ts'
import { Figure } from './figure.ts'
import { Node } from './node.ts'
import { Picture } from './picture.ts'
import { Place } from './place.ts'
import { Project } from './project.ts'
import { read } from './read.ts'
import { Revision } from './revision.ts'
import { Sheet } from './sheet.ts'
import { StoryKind } from './terms.ts'

@ObjectType({ implements: Node, description: 'A published text; every claim points into one (报道)' })
@Entity()
export class Story extends Node {
  @Text('Short name in pinyin, unique (短名)') slug!: string
  @Choice(() => StoryKind, 'Text or spreadsheet (体裁)') kind!: StoryKind
  @Field(() => Sheet, { nullable: true, description: 'What it was read from, where it is a spreadsheet (表格)' })
  @Embedded({ entity: () => Sheet, nullable: true })
  sheet!: Sheet | null
  @Text('Headline (标题)') title!: string
  @Text('Line above the headline (引题)', { nullable: true }) kicker!: string | null
  @Text('Who wrote it: 记者 鲁燕 文/图 (署名)', { nullable: true }) byline!: string | null
  @Text('The newspaper or office that published it; null where unknown (出处)', { nullable: true })
  publication!: string | null
  @Day('The day it first appeared; null where unknown (刊发日期)', { nullable: true }) publishedOn!: string | null
  @Text('The text in Markdown; of a spreadsheet its rows, cells parted by tabs (正文)') body!: string
  @Text('The text without marks; passages count in it (纯文本)') text!: string
  @Text('The text as safe HTML with every claim marked (网页正文)') html!: string
  @Whole('How often it was published here, corrections included (版次)') version!: number
  @Moment('When it was first published here (首次发布)') publishedAt!: Date
  @Moment('When it was last published here (最近更新)') updatedAt!: Date
  @Field(() => String, { description: 'Permalink of its page (网址)' })
  @read({ origin: 'before' })
  @HiddenText()
  url!: string
  @Field(() => Place, { description: 'The place it is mainly about (所写地方)' })
  @ManyToOne({ entity: () => Place, ref: true })
  place!: Ref<Place>
  @Field(() => [Place], { description: 'The places it says something of (涉及地方)' })
  @ManyToMany({ entity: () => Place, owner: true, pivotTable: 'story_place', orderBy: { path: 'asc' } })
  places = new Collection<Place>(this)
  @Field(() => [Project], { description: 'The projects it says something of (涉及项目)' })
  @ManyToMany({
    entity: () => Project,
    owner: true,
    pivotTable: 'story_project',
    inversedBy: 'ownStories',
    orderBy: { id: 'asc' },
  })
  projects = new Collection<Project>(this)
  @Field(() => [Figure], { description: 'The figures it states (数字)' })
  @OneToMany({ entity: () => Figure, mappedBy: 'story', orderBy: { id: 'asc' } })
  figures = new Collection<Figure>(this)
  @Field(() => [Achievement], { description: 'The achievements it states (荣誉)' })
  @OneToMany({ entity: () => Achievement, mappedBy: 'story', orderBy: { id: 'asc' } })
  achievements = new Collection<Achievement>(this)
  @Field(() => [Picture], { description: 'The pictures that it shows, in their order (图片)' })
  @OneToMany({ entity: () => Picture, mappedBy: 'story', orderBy: { position: 'asc', id: 'asc' } })
  pictures = new Collection<Picture>(this)
  @ManyToOne({ entity: () => Revision, ref: true }) revision!: Ref<Revision>
}
export const StoryConnection = connection('Story', () => Story)
