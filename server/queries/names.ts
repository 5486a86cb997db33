/** The root field by which the studio calls things by their names. */
import { Arg, Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql'
import { PlaceLevel, ProfileType } from '../../schema/terms.ts'
import type { Context } from '../context.ts'
import { requireViewer } from '../editorial/authority.ts'
import { HubError } from '../errors.ts'

const MOST_KEYS = 1000

@ObjectType({ description: 'A published place, branch or project by its key (名称)' })
class ThingName {
  @Field(() => ProfileType, { description: 'What it is (类别)' }) type!: ProfileType
  @Field(() => String, { description: 'Path of a place, short name of another (路径或短名)' }) key!: string
  @Field(() => String, { description: 'Its name (名称)' }) name!: string
  @Field(() => PlaceLevel, { nullable: true, description: 'Only of places (层级)' }) level!: PlaceLevel | null
}

@Resolver()
export class NamesQuery {
  @Query(() => [ThingName], {
    description: 'What published places, branches and projects are called, for signed-in editors. By POST only (名称)',
  })
  thingNames(
    @Arg('keys', () => [String], { description: 'Paths and short names, at most 1000 (路径和短名)' }) keys: string[],
    @Ctx() { viewer, database }: Context,
  ): Promise<ThingName[]> {
    requireViewer(viewer)
    if (keys.length > MOST_KEYS) {
      throw new HubError('BAD_USER_INPUT', `keys: there are ${keys.length}; ask for at most ${MOST_KEYS} at once.`)
    }
    return database.rows<ThingName>(
      `select 'PLACE' as type, path as key, name, level from place where path = any($1::text[])
       union all select 'BRANCH', slug, name, null from branch where slug = any($1::text[])
       union all select 'PROJECT', slug, name, null from project where slug = any($1::text[])`,
      [keys],
    )
  }
}
