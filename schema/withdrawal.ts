import { Entity, PrimaryKey } from '@mikro-orm/decorators/legacy'
import { ObjectType } from 'type-graphql'
import { Moment, Text } from './columns.ts'
import { connection } from './connection.ts'

@ObjectType({ description: 'That a story was taken back, which its address tells from then on (撤稿说明)' })
@Entity()
export class Withdrawal {
  /** The story's, which it keeps should it come back. */
  @PrimaryKey({ type: 'integer', autoincrement: false }) id!: number
  @Text('Short name of the story (短名)') slug!: string
  @Text('Why, as readers are told (撤稿原因)') reason!: string
  @Moment('When (撤稿时间)') withdrawnAt!: Date
  @Text('Short name of the story to read instead; null without (改看的报道)', { nullable: true }) redirect!:
    | string
    | null
}
export const WithdrawalConnection = connection('Withdrawal', () => Withdrawal)
