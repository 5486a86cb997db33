import { Field, Float, Int, ObjectType } from 'type-graphql'
import { Bounds } from './bounds.ts'
import { Indicator } from './indicator.ts'
import { Subject } from './subject.ts'

@ObjectType({
  description:
    'An honest aggregate: figures of one indicator and so of one unit, with everyone’s bounds carried through (汇总)',
})
export class FigureSummary {
  @Field(() => Subject, { nullable: true, description: 'The place that the group stands for (分组)' }) group!: unknown
  @Field(() => Indicator, { description: 'What is measured (指标)' }) indicator!: Indicator
  @Field(() => Int, { description: 'How many figures (个数)' }) count!: number
  @Field(() => Float, { nullable: true, description: 'Sum of the values (合计)' }) sum!: number | null
  @Field(() => Float, { nullable: true, description: 'Least value (最小)' }) min!: number | null
  @Field(() => Float, { nullable: true, description: 'Greatest value (最大)' }) max!: number | null
  @Field(() => Float, { nullable: true, description: 'Median of the values (中位数)' }) median!: number | null
  @Field(() => Bounds, { description: 'The interval in which the true sum lies (合计上下限)' }) sumBounds!: Bounds
}
