import { Collection, type Ref } from '@mikro-orm/core'
import { Embeddable, Embedded, Entity, ManyToMany, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { ArgsType, Field, ID, Int, ObjectType } from 'type-graphql'
import { Choice, Decimal, HiddenText, Moment, Text, Whole } from './columns.ts'
import { connection, PageArgs } from './connection.ts'
import { Node } from './node.ts'
import { Place } from './place.ts'
import { read } from './read.ts'
import { Revision } from './revision.ts'
import { DateTimeScalar } from './scalars.ts'
import { Story } from './story.ts'
import { ChangedType, ChangeKind, Topic } from './terms.ts'

@ArgsType()
export class ChangeArgs extends PageArgs {
  @Field(() => DateTimeScalar, { nullable: true, description: 'Only changes of this moment and later (起始时间)' })
  since?: Date
  @Field(() => Topic, { nullable: true, description: 'Only changes that concern this field of life (主题)' })
  topic?: Topic
  @Field(() => Int, { nullable: true, description: 'How many from the end, instead of first (末条数)' }) last?: number
  @Field(() => String, { nullable: true, description: 'Cursor before which to end (截止游标)' }) before?: string
}

@ObjectType({ description: 'What stood before or after a change: a number as written, a name, a place (变动前后)' })
@Embeddable()
export class ChangeState {
  @Text('As its source writes it: 240万元; a name; the name of the place that it lies in (原写法)') display!: string
  @Decimal('The number in the indicator’s unit; only of figures (数值)', { nullable: true }) value!: number | null
  @Whole('Which version of the figure; only of figures (版次)', { nullable: true }) version!: number | null
}

@ObjectType({
  description:
    'One thing that a publication changed. Once a story or figure is withdrawn, what spoke of it keeps only its kind, moment and address (变动)',
})
@Entity()
export class Change {
  @Field(() => ID, { description: 'By which an entry is known again, never given twice (标识)' })
  @PrimaryKey({ type: 'integer' })
  id!: number
  @Choice(() => ChangeKind, 'What happened (变动类别)') kind!: ChangeKind
  @Moment('When it was published; never before the entry before it (时间)') at!: Date
  @Choice(() => ChangedType, 'What sort of thing it concerns (所涉类别)') nodeType!: ChangedType
  @Field(() => ID, { description: 'Id of what it concerns, published still or not (所涉标识)' })
  @Property({ type: 'integer' })
  nodeId!: number
  @Field(() => Node, { nullable: true, description: 'What it concerns; null where that is withdrawn (所涉内容)' })
  @read({ node: true, prop: 'nodeId' })
  node!: unknown
  @Text('What that was called then; null once it is withdrawn (名称)', { nullable: true }) title!: string | null
  @Field(() => String, { description: 'Permalink of what it concerns (网址)' })
  @read({ origin: 'before' })
  @HiddenText()
  url!: string
  @Field(() => ChangeState, {
    nullable: true,
    description: 'What stood before a correction, renaming or move (变动前)',
  })
  @Embedded({ entity: () => ChangeState, nullable: true })
  before!: ChangeState | null
  @Field(() => ChangeState, { nullable: true, description: 'What stands from then on (变动后)' })
  @Embedded({ entity: () => ChangeState, nullable: true })
  after!: ChangeState | null
  @Text('Why, where whoever published it said so (原因)', { nullable: true }) reason!: string | null
  @Text('Short name of the story or profile whose publication brought it (报道短名)') storySlug!: string
  @Whole('Version of that story or profile (报道版次)') version!: number
  @Field(() => Story, {
    nullable: true,
    description: 'That story; null for a profile, and once it is withdrawn (报道)',
  })
  @ManyToOne({ entity: () => Story, ref: true, nullable: true })
  story!: Ref<Story> | null
  @Field(() => Place, { nullable: true, description: 'Where what it concerns lies, if that place is published (地点)' })
  @ManyToOne({ entity: () => Place, ref: true, nullable: true })
  place!: Ref<Place> | null
  @Field(() => [Topic], { description: 'The fields of life that it concerns (主题)' })
  @Property({ type: 'text[]' })
  topics!: Topic[]
  @ManyToOne({ entity: () => Revision, ref: true }) revision!: Ref<Revision>
  /** The places that it concerned then, with all above them: whose lists it is in. */
  @ManyToMany({ entity: () => Place, owner: true, pivotTable: 'change_place', inversedBy: 'ownChanges' })
  listedUnder = new Collection<Place>(this)
}
export const ChangeConnection = connection('Change', () => Change)
