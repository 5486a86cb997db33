/** The tables of what is published, parents before what refers to them. */
export const TABLES = [
  'revision',
  'identity',
  'outbox',
  'statement',
  'unit',
  'indicator',
  'place',
  'place_link',
  'branch',
  'project',
  'story',
  'passage',
  'story_project',
  'story_place',
  'achievement',
  'figure',
  'star',
  'figure_revision',
  'search_entry',
] as const
export type TableName = (typeof TABLES)[number]
