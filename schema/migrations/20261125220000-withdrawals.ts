import { Migration } from '@mikro-orm/migrations'

/** What is said where a story was, and where its readers are sent instead. */
export class Withdrawals extends Migration {
  override up(): void {
    this.addSql('alter table revision add column redirect text')
    this.addSql(`create table withdrawal (
      id integer primary key,
      slug text collate "C" not null constraint withdrawal_slug_unique unique,
      reason text not null,
      withdrawn_at timestamptz not null,
      redirect text
    )`)
    this.addSql(`insert into withdrawal (id, slug, reason, withdrawn_at)
      select identity.id, last.slug, last.reason, last.published_at
      from (select distinct on (slug) * from revision order by slug, version desc) last
      join identity on identity.type = 'Story' and identity.key = last.slug
      where last.document is null and last.reason is not null`)
  }

  override down(): void {
    this.addSql('drop table withdrawal')
    this.addSql('alter table revision drop column redirect')
  }
}
