/** What a thing can be found by. */
import { searchForm, searchTokens } from '../search-tokens.ts'
import type { Row } from './rows.ts'

export type Found = 'place' | 'branch' | 'project' | 'figure' | 'achievement' | 'story'

/**
 * The search entry of a thing; its title counts most, and parts that are null are left out. `names` are found by their
 * pinyin too: the title if not given.
 */
export function searchEntry(
  type: Found,
  id: number,
  title: string,
  parts: readonly (string | null)[],
  names: readonly string[] = [title],
): Row {
  const text = [title, ...parts.filter((part) => part !== null)].join('\n')
  return {
    id,
    place_id: null,
    branch_id: null,
    project_id: null,
    figure_id: null,
    achievement_id: null,
    story_id: null,
    [`${type}_id`]: id,
    title: searchForm(title),
    text: searchForm(text),
    tokens: searchTokens(names, text).map(lexeme).join(' '),
  }
}

/** A token as PostgreSQL reads it in a tsvector: of letters, digits and a colon, so that nothing needs escaping. */
function lexeme(token: string): string {
  return `'${token}'`
}
