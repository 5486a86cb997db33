import { Field, Int, ObjectType } from 'type-graphql'

@ObjectType({ description: 'Why a request can be refused; a code never changes its meaning (错误代码)' })
export class ErrorCode {
  @Field(() => String, { description: 'As it stands in extensions.code (代码)' }) code!: string
  @Field(() => Int, { description: 'HTTP status of the answer (状态码)' }) status!: number
  @Field(() => String, { description: 'What it means, in English and Chinese (含义)' }) meaning!: string
}
