import { Collection, type Ref } from '@mikro-orm/core'
import { Embedded, Entity, ManyToOne, OneToMany } from '@mikro-orm/decorators/legacy'
import { ArgsType, Field, Float, ID, InputType, ObjectType } from 'type-graphql'
import { Bounds } from './bounds.ts'
import { Branch } from './branch.ts'
import { Choice, Decimal, HiddenText, Moment, Text } from './columns.ts'
import { connection, PageArgs } from './connection.ts'
import { CitationArgs, FigureRevision } from './figure-revision.ts'
import { Indicator } from './indicator.ts'
import { Node } from './node.ts'
import { Passage } from './passage.ts'
import { Period } from './period.ts'
import { Place } from './place.ts'
import { Project } from './project.ts'
import { Asked, citedIn, read } from './read.ts'
import { Story } from './story.ts'
import { Subject } from './subject.ts'
import { Direction, FigureOrderField, FigureStatus, Qualifier, Topic } from './terms.ts'

@InputType({ description: 'A closed interval; an end left out is open (数值区间)' })
export class FloatRange {
  @Field(() => Float, { nullable: true, description: 'At least (下限)' }) min?: number
  @Field(() => Float, { nullable: true, description: 'At most (上限)' }) max?: number
}
@InputType({
  description:
    'Conditions that all must hold. Names that the hub does not know are told in extensions.warnings of the answer (筛选)',
})
export class FigureFilter {
  @Field(() => Topic, { nullable: true, description: 'Field of life (主题)' }) topic?: Topic
  @Field(() => [String], { nullable: true, description: 'Slugs of indicators (指标)' }) indicator?: string[]
  @Field(() => String, { nullable: true, description: 'Path of a place, with its subtree (地点)' }) place?: string
  @Field(() => ID, { nullable: true, description: 'Id of the place, branch or project it is about (主体)' })
  subject?: string
  @Field(() => String, { nullable: true, description: 'Code of the unit (单位)' }) unit?: string
  @Field(() => FigureStatus, { nullable: true, description: 'Reached or planned (状态)' }) status?: FigureStatus
  @Field(() => [Qualifier], { nullable: true, description: 'How exactly it is stated (限定)' }) qualifier?: Qualifier[]
  @Field(() => [String], { nullable: true, description: 'Years such as 2024; none for what is not dated (年份)' })
  year?: string[]
  @Field(() => FloatRange, { nullable: true, description: 'Value in the indicator’s unit (数值)' }) value?: FloatRange
  @Field(() => String, { nullable: true, description: 'Found in indicator, subject or sentence (文字)' }) text?: string
}
@InputType({ description: 'One criterion of an order (排序)' })
export class FigureOrder {
  @Field(() => FigureOrderField, { description: 'What to compare (依据)' }) field!: FigureOrderField
  @Field(() => Direction, { description: 'Which way (顺序)' }) direction!: Direction
}
@ArgsType()
export class FigureOrderArgs extends PageArgs {
  @Field(() => [FigureOrder], { nullable: true, description: 'Order; the id decides what is equal (排序)' })
  orderBy?: FigureOrder[]
}
@ArgsType()
export class FigureArgs extends FigureOrderArgs {
  @Field(() => FigureFilter, { nullable: true, description: 'Which figures (筛选)' }) filter?: FigureFilter
}

@ObjectType({ implements: Node, description: 'One number that one sentence states (数字)' })
@Entity()
export class Figure extends Node {
  @Field(() => Subject, { description: 'What it is about (主体)' })
  @read({ union: ['subjectProject', 'subjectBranch', 'subjectPlace'] })
  subject!: unknown
  @ManyToOne({ entity: () => Project, ref: true, nullable: true }) subjectProject!: Ref<Project> | null
  @ManyToOne({ entity: () => Branch, ref: true, nullable: true }) subjectBranch!: Ref<Branch> | null
  @ManyToOne({ entity: () => Place, ref: true, nullable: true }) subjectPlace!: Ref<Place> | null
  @Field(() => Place, { description: 'Where the subject lies (地点)' })
  @ManyToOne({ entity: () => Place, ref: true })
  place!: Ref<Place>
  @Field(() => Indicator, { description: 'What is measured (指标)' })
  @ManyToOne({ entity: () => Indicator, ref: true })
  indicator!: Ref<Indicator>
  @Decimal('The number in the indicator’s unit: 2400000 (数值)') value!: number
  @Text('As the source writes it: 近10万元 (原写法)') display!: string
  @Choice(() => Qualifier, 'How exactly it is stated (限定)') qualifier!: Qualifier
  @Field(() => Bounds, { description: 'What the sentence really says: 近10万元 is below 100000 (上下限)' })
  @Embedded({ entity: () => Bounds })
  bounds!: Bounds
  @Choice(() => FigureStatus, 'Reached, under way or planned (状态)') status!: FigureStatus
  @Field(() => Period, { nullable: true, description: 'When it holds (时期)' })
  @Embedded({ entity: () => Period, nullable: true })
  period!: Period | null
  @Text('Year in which the period ends or, where that is open, begins; none where the source dates neither (年份)')
  year!: string
  @Field(() => Passage, { description: 'The sentence that states it (原文)' })
  @ManyToOne({ entity: () => Passage, ref: true })
  evidence!: Ref<Passage>
  @Field(() => Story, { description: 'The story that states it (报道)' })
  @ManyToOne({ entity: () => Story, ref: true })
  story!: Ref<Story>
  @Field(() => [FigureRevision], { description: 'Its history, newest first, with reasons for corrections (更正记录)' })
  @OneToMany({ entity: () => FigureRevision, mappedBy: 'figure', orderBy: { version: 'desc' } })
  revisions = new Collection<FigureRevision>(this)
  @Asked(
    () => String,
    () => CitationArgs,
    'A citation of the figure and its source (引用)',
    citedIn,
  )
  citation!: unknown
  @Field(() => String, { description: 'Permalink of its page (网址)' })
  @read({ origin: 'before' })
  @HiddenText()
  url!: string

  @HiddenText() citationGbt7714!: string
  @HiddenText() citationApa!: string
  @HiddenText() citationMarkdown!: string
  @HiddenText() citationBibtex!: string
  @HiddenText() citationCslJson!: string
  /** Copies of what lists filter and sort by, so that one index serves. */
  @HiddenText() topic!: Topic
  @HiddenText() unitCode!: string
  @HiddenText() indicatorSlug!: string
  @HiddenText() indicatorSort!: string
  @HiddenText() placeSort!: string
  @Moment('When its present state was published (发布时间)') publishedAt!: Date
}
export const FigureConnection = connection('Figure', () => Figure)
