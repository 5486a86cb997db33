import { Migration } from '@mikro-orm/migrations'

/** Indexes for what is asked of a whole province: an indicator's greatest, one qualifier, one status, the latest news. */
export class WholeProvince extends Migration {
  override up(): void {
    this.addSql('create index figure_indicator_id_value_index on figure (indicator_id, value, id)')
    this.addSql('drop index figure_indicator_index')
    this.addSql('create index figure_qualifier_index on figure (qualifier, id)')
    this.addSql('create index figure_status_index on figure (status, id)')
    this.addSql('create index story_updated_index on story (updated_at)')
  }

  override down(): void {
    this.addSql('drop index story_updated_index')
    this.addSql('drop index figure_status_index')
    this.addSql('drop index figure_qualifier_index')
    this.addSql('create index figure_indicator_index on figure (indicator_id)')
    this.addSql('drop index figure_indicator_id_value_index')
  }
}
