import { Entity, PrimaryKey } from '@mikro-orm/decorators/legacy'
import { Field, ObjectType } from 'type-graphql'
import { Text } from './columns.ts'

@ObjectType({ description: 'What a figure counts or measures in (单位)' })
@Entity()
export class Unit {
  @Field(() => String, {
    description:
      'UCUM or ISO 4217 where one exists (CNY, m2, %); a UCUM annotation such as {部} for counted things (代码)',
  })
  @PrimaryKey({ type: 'text' })
  code!: string
  @Text('As written behind a number: 元 (符号)') symbol!: string
  @Text('Name (名称)') name!: string
}
