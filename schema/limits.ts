import { Field, Int, ObjectType } from 'type-graphql'

@ObjectType({
  description: 'What one request may ask of this hub, and one client; each refusal has the code named here (限度)',
})
export class Limits {
  @Field(() => Int, { description: 'Rows of one page, by first or last; PAGE_TOO_LARGE (一页的条数)' })
  pageSize!: number
  @Field(() => Int, { description: 'Fields nested in one another; QUERY_TOO_DEEP (查询的层数)' }) depth!: number
  @Field(() => Int, {
    description:
      'Objects that a query could read: lists within lists multiply, a value counts a tenth; QUERY_TOO_COSTLY (查询的开销)',
  })
  cost!: number
  @Field(() => Int, { description: 'Tokens of a document, and its fields; QUERY_TOO_LONG (查询的词数)' })
  tokens!: number
  @Field(() => Int, { description: 'Fields at the root; TOO_MANY_ROOT_FIELDS (根字段数)' }) rootFields!: number
  @Field(() => Int, { description: 'Aliases in a document; TOO_MANY_ALIASES (别名数)' }) aliases!: number
  @Field(() => Int, { description: 'Words of one search; SEARCH_TOO_LONG (搜索的词数)' }) searchWords!: number
  @Field(() => Int, { description: 'Characters of one search; SEARCH_TOO_LONG (搜索的字数)' })
  searchCharacters!: number
  @Field(() => Int, { description: 'Bytes of a request’s body; BODY_TOO_LARGE (请求的字节数)' }) bodyBytes!: number
  @Field(() => Int, { description: 'Bytes of a signed-in editor’s body; BODY_TOO_LARGE (编辑请求的字节数)' })
  editorBodyBytes!: number
  @Field(() => Int, { description: 'Bytes of an answer; ANSWER_TOO_LARGE (回答的字节数)' }) answerBytes!: number
  @Field(() => Int, { description: 'Requests of one client in a minute; RATE_LIMITED (每分钟的请求数)' })
  requestsPerMinute!: number
  @Field(() => Int, { description: 'Downloads of one client in a minute; RATE_LIMITED (每分钟的下载数)' })
  downloadsPerMinute!: number
}
