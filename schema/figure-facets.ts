import { ArgsType, Field, Int, ObjectType } from 'type-graphql'
import { Asked, type FacetName } from './read.ts'
import { PlaceLevel } from './terms.ts'

@ArgsType()
class FacetArgs {
  @Field(() => Int, { nullable: true, description: 'How many values; 20 if not given, at most 100 (条数)' })
  first?: number
}
@ArgsType()
class PlaceFacetArgs extends FacetArgs {
  @Field(() => PlaceLevel, { description: 'Level of the places that are counted (层级)' }) level!: PlaceLevel
}

@ObjectType({ description: 'One value with the figures that have it (分面取值)' })
export class FacetValue {
  @Field(() => String, { description: 'What the filter takes: a value, slug, path or code (取值)' }) value!: string
  @Field(() => String, { description: 'As readers know it: 集体经济 (名称)' }) name!: string
  @Field(() => Int, { description: 'How many figures have it (个数)' }) count!: number
}

@ObjectType({ description: 'How figures spread over one property (分面)' })
export class Facet {
  @Field(() => Int, { description: 'How many values figures have (取值数)' }) total!: number
  @Field(() => [FacetValue], { description: 'Values, those of most figures first (取值)' }) values!: FacetValue[]
}

/** A property that figures are counted by, without the filter's own condition on it. */
const Counted = (facet: FacetName, what: string) =>
  Asked(
    () => Facet,
    () => FacetArgs,
    what,
    { facet },
  )

@ObjectType({
  description:
    'How the figures of a filter spread. Each property is counted without the filter’s own condition on it, so a count tells what choosing that value would give (分面统计)',
})
export class FigureFacets {
  @Counted('topic', 'Fields of life (主题)') topic!: Facet
  @Counted('indicator', 'What is measured (指标)') indicator!: Facet
  @Asked(
    () => Facet,
    () => PlaceFacetArgs,
    'Places of one level with all below them; within the filter’s place, if it has one (地点)',
    { facet: 'place' },
  )
  place!: Facet
  @Counted('status', 'Reached, under way or planned (状态)') status!: Facet
  @Counted('qualifier', 'How exactly it is stated (限定)') qualifier!: Facet
  @Counted('unit', 'What it is counted in (单位)') unit!: Facet
  @Counted('year', 'Years (年份)') year!: Facet
}
