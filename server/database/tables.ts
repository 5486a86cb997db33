/**
 * The tables that a backup carries, parents before what refers to them. People are carried with their passwords' digests
 * and what their one-time codes are made of, which needs the hub's secret; who is signed in, and links under way, are not:
 * a restored hub asks everybody to sign in.
 */
export const TABLES = [
  'revision',
  'identity',
  'figure_context',
  'outbox',
  'statement',
  'unit',
  'indicator',
  'place',
  'place_link',
  'branch',
  'project',
  'sheet_file',
  'sheet_piece',
  'story',
  'passage',
  'story_project',
  'story_place',
  'achievement',
  'figure',
  'star',
  'figure_revision',
  'search_entry',
  'change',
  'change_place',
  'webhook',
  'review_rule',
  'audit_entry',
  'manuscript',
  'remark',
  'editor',
  'role_grant',
  'account',
  'two_factor',
  'hub_secret',
] as const
export type TableName = (typeof TABLES)[number]
