import type { Ref } from '@mikro-orm/core'
import { Entity, ManyToOne, PrimaryKey } from '@mikro-orm/decorators/legacy'
import { Field, ID, ObjectType } from 'type-graphql'
import { Whole } from './columns.ts'
import { connection } from './connection.ts'
import { Withdrawal } from './withdrawal.ts'

@ObjectType({
  description: 'That a figure went with its story, which its addresses tell from then on (随稿撤下的数字)',
})
@Entity()
export class WithdrawnFigure {
  /** The figure's, which it keeps should it come back. */
  @Field(() => ID, { description: 'Identifier of the figure (数字的标识)' })
  @PrimaryKey({ type: 'integer', autoincrement: false })
  id!: number
  @Whole('How many versions of it there were, each with its page (版次)') versions!: number
  @Field(() => Withdrawal, { description: 'What became of its story (撤稿说明)' })
  @ManyToOne({ entity: () => Withdrawal, ref: true })
  withdrawal!: Ref<Withdrawal>
}
export const WithdrawnFigureConnection = connection('WithdrawnFigure', () => WithdrawnFigure)
