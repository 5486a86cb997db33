import { Field, Float, Int, ObjectType } from 'type-graphql'
import { Bounds } from './bounds.ts'
import { Indicator } from './indicator.ts'
import { Subject } from './subject.ts'
import { FigureStatus, SumObstacle } from './terms.ts'

@ObjectType({
  description:
    'An honest aggregate: figures of one indicator and so of one unit, all reached, all under way or all planned, with everyone’s bounds carried through (汇总)',
})
export class FigureSummary {
  @Field(() => Subject, { nullable: true, description: 'The place that the group stands for (分组)' }) group!: unknown
  @Field(() => Indicator, { description: 'What is measured (指标)' }) indicator!: Indicator
  @Field(() => FigureStatus, { description: 'Whether they are reached, under way or planned (状态)' })
  status!: FigureStatus
  @Field(() => Int, { description: 'How many figures (个数)' }) count!: number
  @Field(() => Float, { nullable: true, description: 'Sum of the values; null where adding them says nothing (合计)' })
  sum!: number | null
  @Field(() => SumObstacle, {
    nullable: true,
    description: 'Why there is no sum; null where there is one (不合计的原因)',
  })
  notAdded!: SumObstacle | null
  @Field(() => Float, {
    nullable: true,
    description: 'Least of the values, which some sentences may only come near (最小)',
  })
  min!: number | null
  @Field(() => Float, { nullable: true, description: 'Greatest of the values, likewise (最大)' }) max!: number | null
  @Field(() => Float, { nullable: true, description: 'Median of the values, likewise (中位数)' }) median!: number | null
  @Field(() => Bounds, {
    description: 'The interval in which the true sum lies; open where there is none (合计上下限)',
  })
  sumBounds!: Bounds
}
