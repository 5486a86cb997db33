/** What every addressable type shares. */
import { PrimaryKey } from '@mikro-orm/decorators/legacy'
import { Field, ID, InterfaceType } from 'type-graphql'

@InterfaceType({
  description: 'Anything with an id of its own (节点): https://relay.dev/graphql/objectidentification.htm',
})
export abstract class Node {
  @Field(() => ID, { description: 'Unique among all types, stable for ever (标识)' })
  @PrimaryKey({ type: 'integer', autoincrement: false })
  id!: number
}
