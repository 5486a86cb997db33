import { Migration } from '@mikro-orm/migrations'

/** Drafts on their way to readers, and what reviewers say of them. */
export class Manuscripts extends Migration {
  override up(): void {
    this.addSql(`create table manuscript (
      id uuid primary key,
      place text collate "C" not null,
      slug text collate "C" not null,
      title text not null,
      document jsonb not null,
      version integer not null check (version > 0),
      state text not null check (
        state in ('WRITING', 'IN_REVIEW', 'RETURNED', 'APPROVED', 'PUBLISHED', 'DISCARDED')
      ),
      stage integer not null,
      stages integer not null check (stages between 1 and 3),
      writers text[] not null,
      author text not null,
      changed_by text not null,
      created_at timestamptz not null,
      updated_at timestamptz not null check (updated_at >= created_at),
      constraint manuscript_stage_check check (stage between 1 and stages)
    )`)
    this.addSql(`create unique index manuscript_open_unique on manuscript (slug)
      where state in ('WRITING', 'IN_REVIEW', 'RETURNED', 'APPROVED')`)
    this.addSql('create index manuscript_updated_index on manuscript (updated_at, id)')
    this.addSql(`create table remark (
      id serial primary key,
      manuscript_id uuid not null constraint remark_manuscript_id_foreign references manuscript (id),
      stage integer not null,
      reviewer text not null,
      quote text,
      text text not null,
      made_at timestamptz not null
    )`)
    this.addSql('create index remark_manuscript_index on remark (manuscript_id, id)')
  }

  override down(): void {
    this.addSql('drop table remark, manuscript')
  }
}
