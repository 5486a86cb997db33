import { Embeddable } from '@mikro-orm/decorators/legacy'
import { ObjectType } from 'type-graphql'
import { Decimal, Flag } from './columns.ts'

@ObjectType({ description: 'The interval in which a number lies, as its sentence really says (上下限)' })
@Embeddable()
export class Bounds {
  @Decimal('Lower end; null where there is none (下限)', { nullable: true }) min!: number | null
  @Decimal('Upper end; null where there is none (上限)', { nullable: true }) max!: number | null
  @Flag('Whether the lower end itself is possible (含下限)') minInclusive!: boolean
  @Flag('Whether the upper end itself is possible (含上限)') maxInclusive!: boolean
}
