import { Migration } from '@mikro-orm/migrations'
import { forStatements } from './20261126030000-passage-quotes.ts'

/**
 * Lines and passages are put in one order, in which each passage stands behind the line that it begins in. To look through
 * all lines for every passage was the longest part of importing a spreadsheet.
 */
const inOrder = `
create or replace function passage_check_quote() returns trigger language plpgsql as $$
declare
  passage record;
begin
  for passage in
    with line as (
      select revision.id as revision_id, line.text,
        sum(length(line.text) + 1) over (partition by revision.id order by line.number) - length(line.text) - 1 as start
      from revision cross join string_to_table(revision.text, E'\\n') with ordinality as line(text, number)
      where revision.id in (select revision_id from changed)
    ), point as (
      select *, max(case when id is null then start end) over (partition by revision_id order by start) as line_start
      from (
        select null::integer as id, revision_id, start, text from line
        union all select id, revision_id, start, null from changed
      ) either
    ), placed as (
      select id, line_start,
        first_value(text) over (partition by revision_id, line_start order by id nulls first) as line
      from point
    )
    select changed.*, said.slug, said.words
    from changed left join placed on placed.id = changed.id
    left join lateral (
      select revision.slug,
        case when changed."end" - placed.line_start <= length(placed.line)
          then substr(placed.line, (changed.start - placed.line_start)::integer + 1, changed."end" - changed.start)
          else substr(revision.text, changed.start + 1, changed."end" - changed.start) end as words
      from revision where revision.id = changed.revision_id
    ) said on true
    where said.words is distinct from changed.quote
      or not exists (select from story where story.id = changed.story_id and story.slug = said.slug)
  loop
    if passage.words is distinct from passage.quote then
      raise exception 'the quote of passage % is not the text from % to % of revision %',
        passage.id, passage.start, passage."end", passage.revision_id
        using errcode = 'check_violation', constraint = 'passage_quote_check';
    end if;
    raise exception 'passage % belongs to a revision of another story', passage.id
      using errcode = 'check_violation', constraint = 'passage_revision_check';
  end loop;
  return null;
end $$`

/** The quotes of a long document are checked in one pass over its lines. */
export class LinesOfQuotes extends Migration {
  override up(): void {
    this.addSql(inOrder)
  }

  override down(): void {
    this.addSql(forStatements.replace('create function', 'create or replace function'))
  }
}
