import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../server/database/database.ts'
import { publish } from '../../server/publish/publish.ts'
import { testDatabase } from '../hub.ts'
import { smallDraft } from '../publish/small-draft.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
  await publish(database, smallDraft())
})
afterAll(() => database.close())

/** Runs statements that must fail, and undoes them should they not. */
async function refused(statements: readonly string[]): Promise<string> {
  let message = 'nothing was refused'
  await database
    .transaction(async (session) => {
      for (const sql of statements) await session.rows(sql)
      await session.rows('set constraints all immediate')
      throw new Error(message)
    })
    .catch((error: Error) => {
      message = error.message
    })
  return message
}

const place = (path: string) => `(select id from place where path = '${path}')`
const passage = '(select min(evidence_id) from figure)'

describe('the database refuses', () => {
  test.each([
    [
      'a claim without a subject',
      `update figure set subject_place_id = null, subject_project_id = null`,
      'figure_subject_check',
    ],
    [
      'a claim with two subjects',
      `update figure set subject_place_id = place_id, subject_project_id = (select id from project)`,
      'figure_subject_check',
    ],
    [
      'an achievement without a subject',
      'update achievement set subject_branch_id = null',
      'achievement_subject_check',
    ],
    [
      'a claim elsewhere than its place',
      `update figure set place_id = ${place('henan')}`,
      'figure_subject_place_check',
    ],
    ['a quote that is not the text', `update passage set quote = repeat('x', "end" - start)`, 'is not the text from'],
    [
      'a span elsewhere than its quote',
      'update passage set start = start + 1, "end" = "end" + 1',
      'is not the text from',
    ],
    [
      'a span beyond the text',
      `update passage set start = 100000, "end" = 100000 + char_length(quote)`,
      'is not the text from',
    ],
    ['an empty span', `update passage set quote = '', "end" = start`, 'passage_span_check'],
    [
      'a passage of another story',
      `insert into story select (json_populate_record(story, '{"id": 99999, "slug": "another"}')).* from story; update passage set story_id = 99999`,
      'of another story',
    ],
    ['half of an original', `update passage set original_file = 'page.txt'`, 'passage_original_check'],
    [
      'a passage about two things',
      `update passage set project_id = (select id from project), place_id = ${place('henan')}`,
      'passage_about_check',
    ],
    ['an infinite value', `update figure set value = 'infinity', bounds_min = null, bounds_max = null`, 'figure_'],
    ['a value that is no number', `update figure set value = 'nan', bounds_min = null, bounds_max = null`, 'figure_'],
    ['an infinite bound', `update figure set bounds_max = 'infinity'`, 'figure_bounds_max_check'],
    [
      'bounds beside the value',
      `update figure set qualifier = 'OVER', bounds_min = value + 1, bounds_max = null`,
      'figure_bounds',
    ],
    [
      'an exact figure with open bounds',
      `update figure set bounds_min = null, bounds_min_inclusive = false where qualifier = 'EXACT'`,
      'figure_exact_check',
    ],
    [
      'an open end that is inclusive',
      `update figure set bounds_min_inclusive = true where qualifier = 'NEARLY'`,
      'figure_bounds_check',
    ],
    ['dates without words', `update figure set period_start = '2026-01-01'`, 'figure_period_check'],
    [
      'a period that ends before it starts',
      `update figure set period_label = '今年', period_start = '2026-02-01', period_end = '2026-01-01'`,
      'figure_period_check',
    ],
    ['an unknown qualifier', `update figure set qualifier = 'MAYBE'`, 'figure_qualifier_check'],
    ['an unknown status', `update figure set status = 'DONE'`, 'figure_status_check'],
    ['a sixth star', 'update branch set star_count = 6', 'branch_star_count_check'],
    [
      'the same star twice',
      `insert into star (branch_id, theme, evidence_id) select branch_id, 'ECO_LIVABLE', evidence_id from star`,
      'star_theme_unique',
    ],
    ['an unknown star', `update star set theme = 'RED'`, 'star_theme_check'],
    [
      'two places with one path',
      `insert into place select (json_populate_record(place, '{"id": 99999}')).* from place where path = 'liuhu'`,
      'place_path_unique',
    ],
    [
      'two projects with one slug',
      `insert into project select (json_populate_record(project, '{"id": 99999}')).* from project`,
      'project_slug_unique',
    ],
    [
      'a province in a city',
      `update place set parent_id = ${place('zhengzhou')} where path = 'henan'`,
      'place_parent_check',
    ],
    ['a street without a parent', `update place set parent_id = null where path = 'liuhu'`, 'place_parent_check'],
    [
      'a street with the kind of a community',
      `update place set kind = 'URBAN' where path = 'liuhu'`,
      'place_kind_level_check',
    ],
    [
      'a street with the colour of a zone',
      `update place set colour = '#aa0000' where path = 'liuhu'`,
      'place_colour_level_check',
    ],
    [
      'a moved place whose links stay',
      `update place set parent_id = ${place('zhengzhou')} where path = 'liuhu/tongshuwang'`,
      'do not lead through its parent',
    ],
    ['a lost link', `delete from place_link where depth = 4`, 'do not lead through its parent'],
    [
      'a link too many',
      `insert into place_link values (${place('liuhu')}, ${place('zhongyuan')}, 1)`,
      'do not lead through its parent',
    ],
    ['the loss of a place with branches', `delete from place where path = 'liuhu/tongshuwang'`, 'foreign'],
    ['the loss of a project with figures', 'delete from project', 'foreign'],
    ['the loss of a passage of a claim', `delete from passage where id = ${passage}`, 'foreign'],
    ['the loss of a unit', 'delete from unit', 'indicator_unit_code_foreign'],
    [
      'a search entry for two things',
      `update search_entry set place_id = ${place('henan')} where story_id is not null`,
      'search_entry_one_check',
    ],
    [
      'a search entry under another id',
      'update search_entry set id = id + 100000 where story_id is not null',
      'search_entry_one_check',
    ],
    [
      'a correction without a reason',
      `insert into figure_revision select (json_populate_record(r, '{"id": 999, "version": 2}')).* from figure_revision r`,
      'figure_revision_reason_check',
    ],
    [
      'two first states of a figure',
      `insert into figure_revision select (json_populate_record(r, '{"id": 999}')).* from figure_revision r`,
      'figure_revision_version_unique',
    ],
    ['a changed revision', `update revision set reason = 'x'`, 'never changed or deleted'],
    ['a deleted revision', 'delete from revision', 'never changed or deleted'],
    [
      'a withdrawal without a reason',
      `insert into revision (slug, version, text, digest, published_at) values ('x', 1, '', '', now())`,
      'revision_withdrawal_check',
    ],
    [
      'the same version twice',
      'insert into revision (slug, version, document, text, digest, published_at) select slug, version, document, text, digest, published_at from revision',
      'revision_slug_version_unique',
    ],
    [
      'one natural key twice',
      'insert into identity (type, key) select type, key from identity',
      'identity_type_key_unique',
    ],
  ])('%s', async (_, sql, constraint) => {
    expect(await refused(sql.split('; '))).toContain(constraint)
  })
})

/** Every stretch of the text of one passage's revision as a passage; `quote` is SQL about its start s and end e. */
const everyStretch = (quote: string) => `insert into passage
  select (json_populate_record(passage, json_build_object('id', 100000 + s * 1000 + e, 'start', s, 'end', e, 'quote', ${quote}))).*
  from passage join revision on revision.id = revision_id cross join generate_series(0, char_length(revision.text) - 1) s
  cross join generate_series(s + 1, char_length(revision.text)) e where passage.id = ${passage}`
const words = 'substr(revision.text, s + 1, e - s)'

describe('a passage', () => {
  test('may be any stretch of its text, of one line or of several', async () => {
    expect(await refused([everyStretch(words)])).toBe('nothing was refused')
  })

  test.each([
    ['in a line', 's = 3 and e = 5'],
    ['of one line and the next', 's = 5 and e = 15'],
    ['at the end', 's = char_length(revision.text) - 2 and e = char_length(revision.text)'],
  ])('is found among thousands if one alone is not the text: %s', async (_, where) => {
    const message = await refused([everyStretch(`case when ${where} then reverse(${words}) else ${words} end`)])
    expect(message).toContain('is not the text from')
  })
})
