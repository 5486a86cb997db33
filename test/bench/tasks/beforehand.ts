/** What of a great province is rendered before its edits: whole, it would take hours and tell nothing more. */
import type { DraftInput } from '../../../schema/draft.ts'
import type { Database } from '../../../server/database/database.ts'
import type { Bundle } from '../../../server/render/bundle.ts'
import { standardPath } from '../../../site/elder.ts'

/** Addresses below these belong to one place, project, story or figure; all others are rendered always. */
const OF_ONE_NODE = /^\/(places|projects|stories|figures)\/([^@]+?)(?:@\d+)?\/(?:[^/]*\.(?:xml|json|svg)|embed\/)?$/

/**
 * The site without the pages of other streets than those whose communities the drafts are about, and with no other share
 * pictures than those of what the drafts tell of. An edit touches no page of another street.
 */
export async function ofTheirStreets(
  bundle: Bundle,
  database: Database,
  drafts: readonly DraftInput[],
): Promise<Bundle> {
  const streets = drafts.map(({ story }) => story.place.slice(0, story.place.lastIndexOf('/')))
  const nodes = new Set(await nodesOf(database, streets))
  const shared = new Set(drafts.flatMap(shareImages))
  const isWanted = (path: string) => {
    if (path.startsWith('/share/')) return shared.has(path)
    const [, kind, key] = OF_ONE_NODE.exec(standardPath(path) ?? path) ?? []
    return kind === undefined || nodes.has(`${kind} ${key}`)
  }
  return {
    ...bundle,
    async *paths(ask) {
      for await (const path of bundle.paths(ask)) if (isWanted(path)) yield path
    },
  }
}

function shareImages({ story, projects = [] }: DraftInput): string[] {
  return [`/share/stories/${story.slug}.png`, ...projects.map(({ slug }) => `/share/projects/${slug}.png`)]
}

/** `places <path>`, `projects <slug>`, `stories <slug>` and `figures <id>` of the streets, and the places above streets. */
async function nodesOf(database: Database, streets: readonly string[]): Promise<string[]> {
  const rows = await database.rows<{ node: string }>(
    `with chosen as (
       select place.id from place where level in ('PROVINCE', 'CITY', 'DISTRICT')
       union
       select descendant_id from place_link join place street on street.id = ancestor_id
       where street.path in (select json_array_elements_text($1::json))
     )
     select 'places ' || path as node from place where id in (select id from chosen)
     union all select 'projects ' || slug from project where place_id in (select id from chosen)
     union all select 'stories ' || slug from story where place_id in (select id from chosen)
     union all select 'figures ' || id from figure where place_id in (select id from chosen)`,
    [JSON.stringify(streets)],
  )
  return rows.map(({ node }) => node)
}
