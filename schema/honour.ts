import { Field, Int, ObjectType } from 'type-graphql'
import { Place } from './place.ts'
import { DateScalar } from './scalars.ts'

@ObjectType({ description: 'A village or community whose pages are fresh, complete and well evidenced (红榜)' })
export class Honour {
  @Field(() => Place, { description: 'Which (地方)' }) place!: unknown
  @Field(() => Int, { description: 'Points, 60 to 100: the three below together (总分)' }) score!: number
  @Field(() => Int, {
    description:
      'Up to 40: 40 where its latest news is at most 30 days older than the hub’s, then 30, 20 and 10 up to 60, 90 and 180 days (新鲜)',
  })
  fresh!: number
  @Field(() => Int, {
    description: 'Up to 30: 5 each for a summary, a branch, a project, a figure, an achievement and a picture (齐全)',
  })
  complete!: number
  @Field(() => Int, { description: 'Up to 30: 3 for each published sentence about it (有据)' }) evidenced!: number
  @Field(() => DateScalar, { description: 'Day of its latest news, in Shanghai (最近更新)' }) latestOn!: string
}
