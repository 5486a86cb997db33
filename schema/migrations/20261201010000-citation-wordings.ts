import { Migration } from '@mikro-orm/migrations'

/**
 * A version's page may never change, and its citations are made anew whenever its story is published. So each version
 * keeps in which wording its citations first appeared; all that are there appeared in the first.
 */
export class CitationWordings extends Migration {
  override up(): void {
    this.addSql('alter table figure_context add column wording integer not null default 1')
    this.addSql('alter table figure_context alter column wording drop default')
  }

  override down(): void {
    this.addSql('alter table figure_context drop column wording')
  }
}
