/** Relay connections: https://relay.dev/graphql/connections.htm */
import { ArgsType, type ClassType, Field, Int, ObjectType } from 'type-graphql'

@ObjectType({ description: 'Where a page of a list begins and ends (分页信息)' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more follows (有无下一页)' }) hasNextPage!: boolean
  @Field(() => Boolean, { description: 'Whether something precedes (有无上一页)' }) hasPreviousPage!: boolean
  @Field(() => String, { nullable: true, description: 'Cursor of the first row (首个游标)' }) startCursor?: string
  @Field(() => String, { nullable: true, description: 'Cursor of the last row (末个游标)' }) endCursor?: string
}

@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, description: 'How many rows; 20 if not given, at most 100 (条数)' })
  first?: number
  @Field(() => String, { nullable: true, description: 'Cursor after which to begin (起始游标)' }) after?: string
}

/** The connection and edge types `${name}Connection` and `${name}Edge` over one node type. */
export function connection(name: string, of: () => ClassType | object): ClassType {
  const node = of as () => ClassType
  @ObjectType(`${name}Edge`, { description: `A row of a ${name}Connection (列表项)` })
  class Edge {
    @Field(() => String, { description: 'Opaque position of this row (游标)' }) cursor!: string
    @Field(node, { description: 'The row (节点)' }) node!: unknown
  }
  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name} (分页列表)` })
  class Connection {
    @Field(() => [Edge], { description: 'Rows with their cursors (列表项)' }) edges!: Edge[]
    @Field(() => [node()], { description: 'Rows without cursors (节点)' }) nodes!: unknown[]
    @Field(() => PageInfo, { description: 'Where this page begins and ends (分页信息)' }) pageInfo!: PageInfo
    @Field(() => Int, { description: 'How many rows the whole list has (总数)' }) totalCount!: number
  }
  return Connection
}
