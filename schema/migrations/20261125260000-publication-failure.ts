import { Migration } from '@mikro-orm/migrations'

/** Why the pages of a publication could not be made, for those who wait for them. */
export class PublicationFailures extends Migration {
  override up(): void {
    this.addSql('alter table outbox add column failure text')
  }

  override down(): void {
    this.addSql('alter table outbox drop column failure')
  }
}
