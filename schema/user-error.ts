import { Field, ObjectType } from 'type-graphql'

/** Why a mutation did nothing, for the person who asked; faults and missing rights are errors of the whole answer instead. */
@ObjectType({ description: 'Why a mutation changed nothing, and what to do (用户错误)' })
export class UserError {
  @Field(() => String, { description: 'Stable code, of the table in the API guide (代码)' }) code!: string
  @Field(() => String, { description: 'Names the value, the place and the remedy (说明)' }) message!: string
  @Field(() => [String], { description: 'Which input is meant: argument, field, position; empty for all (位置)' })
  path!: readonly string[]
}
