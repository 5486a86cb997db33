import { Migration } from '@mikro-orm/migrations'

/** How far the pages of a publication are, for those who wait for them. */
export class Progress extends Migration {
  override up(): void {
    this.addSql(`alter table outbox
      add column started_at timestamptz,
      add column failed_at timestamptz,
      add column failed_pages integer,
      add column failed_page text`)
  }

  override down(): void {
    this.addSql(`alter table outbox
      drop column started_at, drop column failed_at, drop column failed_pages, drop column failed_page`)
  }
}
