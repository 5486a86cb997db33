import type { Ref } from '@mikro-orm/core'
import { Embedded, Entity, ManyToOne } from '@mikro-orm/decorators/legacy'
import { Field, ObjectType } from 'type-graphql'
import { Branch } from './branch.ts'
import { HiddenText, Moment, Text } from './columns.ts'
import { connection } from './connection.ts'
import { Node } from './node.ts'
import { Passage } from './passage.ts'
import { Period } from './period.ts'
import { Place } from './place.ts'
import { Project } from './project.ts'
import { read } from './read.ts'
import { Story } from './story.ts'
import { Subject } from './subject.ts'

@ObjectType({ implements: Node, description: 'An honour or rank that a source says was won (荣誉)' })
@Entity()
export class Achievement extends Node {
  @Text('What was won (名称)') title!: string
  @Text('Rank: 第一名 (名次)', { nullable: true }) rank!: string | null
  @Text('Who awarded it; null where the source names nobody (颁发单位)', { nullable: true }) awardedBy!: string | null
  @Field(() => Period, { nullable: true, description: 'When (时期)' })
  @Embedded({ entity: () => Period, nullable: true })
  period!: Period | null
  @Field(() => Subject, { description: 'Who won it (主体)' })
  @read({ union: ['subjectProject', 'subjectBranch', 'subjectPlace'] })
  subject!: unknown
  @ManyToOne({ entity: () => Project, ref: true, nullable: true }) subjectProject!: Ref<Project> | null
  @ManyToOne({ entity: () => Branch, ref: true, nullable: true }) subjectBranch!: Ref<Branch> | null
  @ManyToOne({ entity: () => Place, ref: true, nullable: true }) subjectPlace!: Ref<Place> | null
  @Field(() => Place, { description: 'Where the subject lies (地点)' })
  @ManyToOne({ entity: () => Place, ref: true })
  place!: Ref<Place>
  @Field(() => Passage, { description: 'The sentence that states it (原文)' })
  @ManyToOne({ entity: () => Passage, ref: true })
  evidence!: Ref<Passage>
  @Field(() => Story, { description: 'The story that states it (报道)' })
  @ManyToOne({ entity: () => Story, ref: true })
  story!: Ref<Story>
  @Field(() => String, { description: 'Where it is shown (网址)' })
  @read({ origin: 'before' })
  @HiddenText()
  url!: string
  @Moment('When it was published (发布时间)') publishedAt!: Date
}
export const AchievementConnection = connection('Achievement', () => Achievement)
