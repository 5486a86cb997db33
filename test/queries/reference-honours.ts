/** The honours, counted the plain way: each row of each table looked at for each place. */
import type { Row } from './reference-order.ts'
import type { Table, Tables } from './reference-tables.ts'

const DAY_MS = 86_400_000
const steps = [
  [30, 40],
  [60, 30],
  [90, 20],
  [180, 10],
] as const

export function honours(tables: Tables): unknown[] {
  const stories = tables.rows('Story')
  const time = (row: Row, column: string) => Date.parse(String(row[column]))
  const latest = Math.max(...stories.map((story) => time(story, 'updated_at')))
  const newest = [...stories]
    .sort((a, b) => time(b, 'published_at') - time(a, 'published_at') || Number(b.id) - Number(a.id))
    .slice(0, 200)
    .map(({ id }) => id)
  const communities = tables.rows('Place').filter(({ level }) => level === 'COMMUNITY')
  const found = communities.flatMap((place) => {
    const own = tables.joined('Story', 'StoryPlace', 'story_id', 'place_id', place.id)
    if (!own.some(({ id }) => newest.includes(id))) return []
    const at = Math.max(...own.map((story) => time(story, 'updated_at')))
    const fresh = steps.find(([days]) => latest - at <= days * DAY_MS)?.[1] ?? 0
    const complete = 5 * elementsOf(tables, place, own)
    const evidenced = Math.min(30, 3 * sentencesOf(tables, place))
    const score = fresh + complete + evidenced
    const day = new Date(at + 8 * 3_600_000).toISOString().slice(0, 10)
    return score < 60 ? [] : [{ place, score, fresh, complete, evidenced, latestOn: day }]
  })
  return found.sort((a, b) => b.score - a.score || (String(a.place.path) < String(b.place.path) ? -1 : 1)).slice(0, 50)
}

function elementsOf(tables: Tables, place: Row, stories: readonly Row[]): number {
  const here = (type: Table) => tables.rows(type).some((row) => row.place_id === place.id)
  const isPictured = tables.rows('Picture').some((picture) => stories.some(({ id }) => id === picture.story_id))
  const elements = [
    place.summary !== null,
    here('Branch'),
    here('Project'),
    here('Figure'),
    here('Achievement'),
    isPictured,
  ]
  return elements.filter(Boolean).length
}

function sentencesOf(tables: Tables, place: Row): number {
  const here = (row: Row) => row.place_id === place.id
  const claims = [...tables.rows('Figure').filter(here), ...tables.rows('Achievement').filter(here)]
  const branches = tables
    .rows('Branch')
    .filter(here)
    .map(({ id }) => id)
  const projects = tables
    .rows('Project')
    .filter(here)
    .map(({ id }) => id)
  const stars = tables.rows('Star').filter(({ branch_id }) => branches.includes(branch_id))
  const evidence = [...claims, ...stars].map(({ evidence_id }) => evidence_id)
  const passages = tables
    .rows('Passage')
    .filter((row) => here(row) || projects.includes(row.project_id) || evidence.includes(row.id))
  return new Set(passages.map(({ story_id, start, end }) => `${story_id} ${start} ${end}`)).size
}
