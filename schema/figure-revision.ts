import type { Ref } from '@mikro-orm/core'
import { Embedded, Entity, ManyToOne } from '@mikro-orm/decorators/legacy'
import { ArgsType, Field, ObjectType } from 'type-graphql'
import { Bounds } from './bounds.ts'
import { Choice, Day, Decimal, HiddenText, Moment, Text, Whole } from './columns.ts'
import { Figure } from './figure.ts'
import { Node } from './node.ts'
import { Passage } from './passage.ts'
import { Period } from './period.ts'
import { Asked, citedIn, read } from './read.ts'
import { CitationStyle, FigureStatus, Qualifier } from './terms.ts'

@ArgsType()
export class CitationArgs {
  @Field(() => CitationStyle, { nullable: true, defaultValue: CitationStyle.GBT7714, description: 'Form (格式)' })
  style!: CitationStyle
}

@ObjectType({
  implements: Node,
  description:
    'One state of a figure, past or present: its facts and names stay for ever as they were first published (版本)',
})
@Entity()
export class FigureRevision extends Node {
  @ManyToOne({ entity: () => Figure, ref: true }) figure!: Ref<Figure>
  @Whole('1 for the first, then counting up (版次)') version!: number
  @Decimal('The number that stood then (数值)') value!: number
  @Text('As the source wrote it (原写法)') display!: string
  @Choice(() => Qualifier, 'How exactly it was stated (限定)') qualifier!: Qualifier
  @Field(() => Bounds, { description: 'What the sentence really said (上下限)' })
  @Embedded({ entity: () => Bounds })
  bounds!: Bounds
  @Choice(() => FigureStatus, 'Reached, under way or planned (状态)') status!: FigureStatus
  @Field(() => Period, { nullable: true, description: 'When it holds (时期)' })
  @Embedded({ entity: () => Period, nullable: true })
  period!: Period | null
  @Text('Name of what it was about, as it stood (主体名)') subjectName!: string
  @Text('Name of the place where that lay, as it stood (地名)') placeName!: string
  @Text('Name of what was measured, as it stood (指标名)') indicatorName!: string
  @Text('Code of the unit (单位代码)') unitCode!: string
  @Text('Symbol of the unit, as it stood (单位符号)') unitSymbol!: string
  @Text('Name of the unit, as it stood (单位名)') unitName!: string
  @Text('Headline of the story that stated it, as it stood (报道标题)') storyTitle!: string
  @Text('Who wrote that story, as it stood (署名)', { nullable: true }) byline!: string | null
  @Text('Where that story appeared, as it stood (出处)', { nullable: true }) publication!: string | null
  @Day('The day that story appeared, as it stood (刊发日期)', { nullable: true }) publishedOn!: string | null
  @Moment('When it was published (发布时间)') changedAt!: Date
  @Text('Why it was corrected; null for the first (更正原因)', { nullable: true }) reason!: string | null
  @Field(() => Passage, { description: 'The sentence that stated it first (原文)' })
  @ManyToOne({ entity: () => Passage, ref: true })
  evidence!: Ref<Passage>
  @Asked(
    () => String,
    () => CitationArgs,
    'A citation of this version and its source (引用)',
    citedIn,
  )
  citation!: unknown
  @Field(() => String, { description: 'Permalink of this version, whose facts never change (固定网址)' })
  @read({ origin: 'before' })
  @HiddenText()
  url!: string

  @HiddenText() citationGbt7714!: string
  @HiddenText() citationApa!: string
  @HiddenText() citationMarkdown!: string
  @HiddenText() citationBibtex!: string
  @HiddenText() citationCslJson!: string
}
