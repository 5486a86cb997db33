import { Migration } from '@mikro-orm/migrations'

/** Digests that are drafted by themselves, and by what an act of the log is found: what was done. */
export class Digests extends Migration {
  override up(): void {
    this.addSql('alter table ledger_rule add column drafts_digests boolean not null default true')
    this.addSql('alter table ledger_rule alter column drafts_digests drop default')
    this.addSql(`create table digest (
      place text collate "C" not null,
      kind text not null check (kind in ('WEEKLY', 'MONTHLY', 'QUARTERLY')),
      start timestamptz not null,
      manuscript_id uuid,
      primary key (place, kind, start)
    )`)
    this.addSql("create index audit_entry_target_index on audit_entry (target, id) where target <> ''")
  }

  override down(): void {
    this.addSql('drop index audit_entry_target_index')
    this.addSql('drop table digest')
    this.addSql('alter table ledger_rule drop column drafts_digests')
  }
}
