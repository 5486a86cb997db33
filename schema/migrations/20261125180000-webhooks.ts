import { Migration } from '@mikro-orm/migrations'

/** Where changes are sent to, and how far that is. */
export class Webhooks extends Migration {
  override up(): void {
    this.addSql(`create table webhook (
      id serial primary key,
      url text not null,
      place text collate "C" not null,
      topic text,
      secret text not null,
      created_at timestamptz not null,
      queued_change integer not null,
      delivered_change integer not null,
      problem text,
      stopped_at timestamptz,
      constraint webhook_once_unique unique nulls not distinct (url, place, topic),
      constraint webhook_order_check check (delivered_change <= queued_change),
      constraint webhook_stopped_check check (stopped_at is null or problem is not null)
    )`)
  }

  override down(): void {
    this.addSql('drop table webhook')
  }
}
