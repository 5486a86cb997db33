/** The root field that tells who asks. */
import { Ctx, Field, ID, ObjectType, Query, Resolver } from 'type-graphql'
import { Role } from '../../schema/terms.ts'
import type { Context } from '../context.ts'
import type { Viewer as SignedIn } from '../editorial/viewer.ts'

@ObjectType({ description: 'A role at a place and below it (授权)' })
class Grant {
  @Field(() => Role, { description: 'What the editor may do there (角色)' }) role!: Role
  @Field(() => String, { description: 'Path of the place; empty for the whole hub (范围路径)' }) place!: string
}

@ObjectType({ description: 'The editor who is signed in (当前账号)' })
class Viewer {
  @Field(() => ID, { description: 'Identifier of the account (标识)' }) id!: string
  @Field(() => String, { description: 'Name (姓名)' }) name!: string
  @Field(() => String, { description: 'E-mail address, by which they sign in (邮箱)' }) email!: string
  @Field(() => [Grant], { description: 'What they may do, and where (授权)' }) grants!: readonly Grant[]
}

@Resolver()
export class ViewerQuery {
  @Query(() => Viewer, {
    nullable: true,
    description: 'Who asks, by session cookie or bearer token; null without one. By POST only (当前账号)',
  })
  viewer(@Ctx() { viewer }: Context): SignedIn | null {
    return viewer
  }
}
