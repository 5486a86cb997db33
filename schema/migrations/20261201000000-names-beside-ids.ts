import { Migration } from '@mikro-orm/migrations'

/**
 * Whatever is listed names its place and its project, so their names stand beside their ids in an index: a page of a list
 * reads them there, and not from all over the tables.
 */
export class NamesBesideIds extends Migration {
  override up(): void {
    this.addSql('create unique index place_names_index on place (id) include (name, url, path)')
    this.addSql('create unique index project_names_index on project (id) include (name, url)')
  }

  override down(): void {
    this.addSql('drop index place_names_index')
    this.addSql('drop index project_names_index')
  }
}
