import { Migration } from '@mikro-orm/migrations'

/** How districts review, and the log of who did what. */
export class Editorial extends Migration {
  override up(): void {
    this.addSql(`create table review_rule (
      place text collate "C" primary key,
      stages integer not null check (stages between 1 and 3)
    )`)
    this.addSql(`create table audit_entry (
      id serial primary key,
      at timestamptz not null,
      actor_id text collate "C",
      actor_name text not null,
      action text collate "C" not null,
      place text collate "C" not null,
      target text not null,
      details jsonb not null
    )`)
    this.addSql('create index audit_entry_place_index on audit_entry (place, id)')
    this.addSql(`create function audit_refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception 'what was done is never changed or deleted' using errcode = 'restrict_violation';
      end $$`)
    this.addSql(`create trigger audit_append_only before update or delete or truncate on audit_entry
      for each statement execute function audit_refuse_change()`)
  }

  override down(): void {
    this.addSql('drop table audit_entry, review_rule')
    this.addSql('drop function audit_refuse_change')
  }
}
