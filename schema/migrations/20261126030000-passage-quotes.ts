import { Migration } from '@mikro-orm/migrations'

const dropped = 'drop function passage_check_quote() cascade'

/**
 * Looks at all passages of a statement at once. A spreadsheet has hundreds in one text, and to find a character in a long
 * text takes as long as the text; so each is looked up in its line, unless it goes beyond that.
 */
export const forStatements = `
create function passage_check_quote() returns trigger language plpgsql as $$
declare
  passage record;
begin
  for passage in
    with line as materialized (
      select revision.id as revision_id, line.text,
        sum(length(line.text) + 1) over (partition by revision.id order by line.number) - length(line.text) - 1 as start
      from revision cross join string_to_table(revision.text, E'\\n') with ordinality as line(text, number)
      where revision.id in (select revision_id from changed)
    )
    select changed.*, found.slug, found.words
    from changed left join lateral (
      select revision.slug,
        case when changed."end" - line.start <= length(line.text)
          then substr(line.text, (changed.start - line.start)::integer + 1, changed."end" - changed.start)
          else substr(revision.text, changed.start + 1, changed."end" - changed.start) end as words
      from line join revision on revision.id = line.revision_id
      where line.revision_id = changed.revision_id and line.start <= changed.start
      order by line.start desc limit 1
    ) found on true
    where found.words is distinct from changed.quote
      or not exists (select from story where story.id = changed.story_id and story.slug = found.slug)
    limit 1
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

const forRows = `
create function passage_check_quote() returns trigger language plpgsql as $$
declare
  source record;
begin
  select revision.slug, substr(revision.text, new.start + 1, new."end" - new.start) as words
    into source from revision where revision.id = new.revision_id;
  if source.words is distinct from new.quote then
    raise exception 'the quote of passage % is not the text from % to % of revision %',
      new.id, new.start, new."end", new.revision_id
      using errcode = 'check_violation', constraint = 'passage_quote_check';
  end if;
  if not exists (select from story where id = new.story_id and slug = source.slug) then
    raise exception 'passage % belongs to a revision of another story', new.id
      using errcode = 'check_violation', constraint = 'passage_revision_check';
  end if;
  return null;
end $$`

/** The quotes of many passages are checked together. */
export class PassageQuotes extends Migration {
  override up(): void {
    this.addSql(dropped)
    this.addSql(forStatements)
    for (const act of ['insert', 'update']) {
      this.addSql(`create trigger passage_quote_${act} after ${act} on passage
        referencing new table as changed for each statement execute function passage_check_quote()`)
    }
  }

  override down(): void {
    this.addSql(dropped)
    this.addSql(forRows)
    this.addSql(`create trigger passage_quote after insert or update of quote, start, "end", revision_id, story_id on passage
      for each row execute function passage_check_quote()`)
  }
}
