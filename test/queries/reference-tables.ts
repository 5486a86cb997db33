/** All rows in memory, and what their references and the tree of places say of them. */
import type { Database } from '../../server/database/database.ts'
import type { Row } from './reference-order.ts'

export const TABLES = {
  Place: 'place',
  Branch: 'branch',
  Star: 'star',
  Project: 'project',
  Indicator: 'indicator',
  Unit: 'unit',
  Story: 'story',
  Picture: 'picture',
  Withdrawal: 'withdrawal',
  WithdrawnFigure: 'withdrawn_figure',
  Passage: 'passage',
  Figure: 'figure',
  FigureRevision: 'figure_revision',
  Achievement: 'achievement',
  Identity: 'identity',
  PlaceLink: 'place_link',
  StoryPlace: 'story_place',
  StoryProject: 'story_project',
  SearchEntry: 'search_entry',
  Change: 'change',
  ChangePlace: 'change_place',
} as const
export type Table = keyof typeof TABLES

export class Tables {
  private constructor(private readonly all: ReadonlyMap<Table, Row[]>) {}

  static async of(database: Database): Promise<Tables> {
    const all = new Map<Table, Row[]>()
    for (const [type, table] of Object.entries(TABLES) as [Table, string][]) {
      const text = await database.text(`select coalesce(json_agg(to_json(t)), '[]')::text from ${table} t`, [])
      const rows: Record<string, unknown>[] = JSON.parse(text)
      all.set(
        type,
        rows.map((row) => ({ ...row, $type: type })),
      )
    }
    return new Tables(all)
  }

  rows(type: Table): Row[] {
    return this.all.get(type) ?? []
  }
  find(type: Table, id: unknown, key = 'id'): Row | null {
    return this.rows(type).find((row) => row[key] === id) ?? null
  }

  links(test: (link: Row) => boolean): Row[] {
    return this.rows('PlaceLink').filter(test)
  }

  joined(type: Table, pivot: Table, own: string, other: string, id: unknown): Row[] {
    const ids = new Set(
      this.rows(pivot)
        .filter((one) => one[other] === id)
        .map((one) => one[own]),
    )
    return this.rows(type).filter((row) => ids.has(row.id))
  }

  placesOf(row: Row): unknown[] {
    if (row.$type === 'Place') return [row.id]
    if (row.$type !== 'Story') return [row.place_id]
    return this.rows('StoryPlace')
      .filter((one) => one.story_id === row.id)
      .map((one) => one.place_id)
  }

  isBelow(row: Row, ancestor: unknown): boolean {
    const below = new Set(this.links((link) => link.ancestor_id === ancestor).map((link) => link.descendant_id))
    return this.placesOf(row).some((place) => below.has(place))
  }

  isWithin(row: Row, path: unknown): boolean {
    if (path === null || path === undefined) return true
    const place = this.find('Place', path, 'path')
    return place !== null && this.isBelow(row, place.id)
  }

  scoped(type: Table, place: Row, { within }: { within?: unknown }): Row[] {
    const test =
      within === 'SELF'
        ? (row: Row) => this.placesOf(row).includes(place.id)
        : (row: Row) => this.isBelow(row, place.id)
    return this.rows(type).filter(test)
  }

  placeAt(place: unknown, level: unknown): Row | null {
    const above = this.links((link) => link.descendant_id === place).map((link) => this.find('Place', link.ancestor_id))
    return above.find((one) => one?.level === level) ?? null
  }
}
