/** Names of the places that roles, acts and manuscripts are at, for people who do not know paths. */
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { z } from 'zod'
import { AuditEntry } from '../../schema/audit-entry.ts'
import { Manuscript } from '../../schema/manuscript.ts'
import { RoleGrant } from '../../schema/role-grant.ts'
import type { Context } from '../context.ts'
import type { StoredManuscript } from '../drafts/manuscripts.ts'

const statedPlaces = z.array(z.object({ path: z.string(), name: z.string() })).catch([])

interface Placed {
  place: string
}

const PlaceName = () =>
  FieldResolver(() => String, {
    nullable: true,
    description: 'Name of the place; null for the whole hub, and for one that is not published (地名)',
  })

@Resolver(() => RoleGrant)
export class RoleGrantPlace {
  @PlaceName()
  placeName(@Root() { place }: Placed, @Ctx() context: Context): Promise<string | null> {
    return nameOf(place, context)
  }
}

@Resolver(() => AuditEntry)
export class AuditEntryPlace {
  @PlaceName()
  placeName(@Root() { place }: Placed, @Ctx() context: Context): Promise<string | null> {
    return nameOf(place, context)
  }
}

@Resolver(() => Manuscript)
export class ManuscriptPlace {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Name of the place, as it is published or, before that, as the manuscript itself states it (地名)',
  })
  async placeName(@Root() { place, document }: StoredManuscript, @Ctx() context: Context): Promise<string | null> {
    return (await nameOf(place, context)) ?? statedName(document.places, place)
  }
}

/** The name by which an unfinished document states the place; null where it does not. */
function statedName(places: unknown, path: string): string | null {
  return statedPlaces.parse(places).find((place) => place.path === path)?.name ?? null
}

async function nameOf(path: string, { database }: Context): Promise<string | null> {
  if (path === '') return null
  const [place] = await database.rows<{ name: string }>('select name from place where path = $1', [path])
  return place?.name ?? null
}
