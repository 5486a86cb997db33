import { Embeddable } from '@mikro-orm/decorators/legacy'
import { ObjectType } from 'type-graphql'
import { Day, Text } from './columns.ts'

@ObjectType({ description: 'When a claim holds, in the source’s own words (时期)' })
@Embeddable()
export class Period {
  @Text('The words: 今年一季度 (原词)') label!: string
  @Day('First day; null where the source leaves it open (始)', { nullable: true }) start!: string | null
  @Day('Last day; null where the source leaves it open (终)', { nullable: true }) end!: string | null
}
