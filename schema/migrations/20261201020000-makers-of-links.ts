import { Migration } from '@mikro-orm/migrations'

/** Who made a link, as it is good for no longer than their right to make it. */
export class MakersOfLinks extends Migration {
  override up(): void {
    this.addSql('alter table one_time_link add column maker_id text')
  }

  override down(): void {
    this.addSql('alter table one_time_link drop column maker_id')
  }
}
