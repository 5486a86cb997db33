/** The tags of what a publication changed: which answers to drop and which pages to render again. */
import type { Session } from '../database/database.ts'
import type { Change } from './projection.ts'
import { canonical, type Row } from './rows.ts'
import type { Table } from './table.ts'

/** Types that have lists under a place with its subtree. */
const LISTED_WITHIN = new Set(['Place', 'Branch', 'Project', 'Figure', 'Achievement', 'Story'])
/** Tables that readers never read. */
const UNREAD = new Set(['Statement', 'Revision'])
/** Columns that readers never read: a passage's words stay the same in the next revision. */
const UNREAD_COLUMNS: Readonly<Record<string, readonly string[]>> = { passage: ['revision_id'] }
/** Columns with a tag of their own, as `aside` of the fields says. */
const ASIDE: Readonly<Record<string, { tag: string; columns: readonly string[] }>> = {
  place: {
    tag: 'totals',
    columns: ['branch_total', 'star_total', 'project_total', 'figure_total', 'achievement_total'],
  },
}

/** Every tag of the changed rows, as they were and as they are, sorted. The places' links must be the new ones already. */
export async function tagsOf(session: Session, changes: readonly Change[]): Promise<string[]> {
  const tags = new Set<string>()
  const within = new Map<number, Set<string>>()
  for (const { table, before, after } of changes) {
    if (UNREAD.has(table.type)) continue
    const { seen, aside } = seenOf(table, before, after)
    if (aside && table.id !== null) tags.add(`${table.type}.${aside}:${(after ?? before)?.[table.id]}`)
    for (const row of seen ? [before, after] : []) {
      if (row === null) continue
      tags.add(`${table.type}/*`)
      if (table.id !== null) tags.add(`${table.type}:${row[table.id]}`)
      for (const { column, property } of table.references) {
        if (row[column] !== null && row[column] !== undefined) tags.add(`${table.type}.${property}:${row[column]}`)
      }
      for (const place of placesOf(table.type, row)) within.set(place, (within.get(place) ?? new Set()).add(table.type))
    }
  }
  for (const [place, types] of await atOrAbove(session, changes, within)) {
    for (const type of types) tags.add(`${type}.within:${place}`)
  }
  return [...tags].sort()
}

/** Whether a change shows in what readers of the row see, and the tag of the columns aside that it changed. */
function seenOf({ name, columns }: Table, before: Row | null, after: Row | null) {
  const aside = ASIDE[name]
  if (before === null || after === null || before === after) return { seen: true, aside: aside?.tag }
  const changed = columns.filter((column) => canonical(before[column] ?? null) !== canonical(after[column] ?? null))
  const hidden = [...(UNREAD_COLUMNS[name] ?? []), ...(aside?.columns ?? [])]
  return {
    seen: changed.some((column) => !hidden.includes(column)),
    aside: aside?.columns.some((column) => changed.includes(column)) ? aside.tag : undefined,
  }
}

/** Where a row of a listed type lies. */
function placesOf(type: string, row: Row): number[] {
  if (!LISTED_WITHIN.has(type)) return []
  const place = type === 'Place' ? row.id : row.place_id
  return typeof place === 'number' ? [place] : []
}

/** The types for each place at or above those given, by the present links and by those that this publication cut. */
async function atOrAbove(
  session: Session,
  changes: readonly Change[],
  within: ReadonlyMap<number, ReadonlySet<string>>,
): Promise<Map<number, Set<string>>> {
  const rows = await session.rows<{ ancestor: number; descendant: number }>(
    'select ancestor_id as ancestor, descendant_id as descendant from place_link where descendant_id = any($1::integer[])',
    [[...within.keys()]],
  )
  const cut = changes.flatMap(({ table, before }) =>
    table.type === 'PlaceLink' && before !== null
      ? [{ ancestor: Number(before.ancestor_id), descendant: Number(before.descendant_id) }]
      : [],
  )
  const above = new Map<number, Set<string>>()
  for (const { ancestor, descendant } of [...rows, ...cut]) {
    const types = within.get(descendant) ?? []
    const known = above.get(ancestor) ?? new Set<string>()
    for (const type of types) known.add(type)
    above.set(ancestor, known)
  }
  return above
}
