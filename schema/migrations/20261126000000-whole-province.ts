import { Migration } from '@mikro-orm/migrations'

const COUNTED = ['project', 'figure', 'achievement']

/**
 * What publishing in a whole province takes: indexes for what is asked of all of it (an indicator's greatest, one
 * qualifier, one status, the latest news), how much each place has with all below it, and for each page
 * how long it takes, so that the longest is begun first, and what a picture was drawn from.
 */
export class WholeProvince extends Migration {
  override up(): void {
    this.addSql('create index figure_indicator_id_value_index on figure (indicator_id, value, id)')
    this.addSql('drop index figure_indicator_index')
    this.addSql('create index figure_qualifier_index on figure (qualifier, id)')
    this.addSql('create index figure_status_index on figure (status, id)')
    this.addSql('create index story_updated_index on story (updated_at)')
    for (const table of COUNTED) {
      this.addSql(`alter table place add column ${table}_total integer not null default 0`)
      this.addSql(
        `update place set ${table}_total = total.count from (
           select ancestor_id, count(*) from place_link join ${table} on ${table}.place_id = descendant_id group by ancestor_id
         ) total where total.ancestor_id = place.id`,
      )
      this.addSql(`alter table place alter column ${table}_total drop default`)
      this.addSql(`alter table place add constraint place_${table}_total_check check (${table}_total >= 0)`)
    }
    this.addSql('alter table page add column millis integer not null default 0')
    this.addSql('alter table page alter column millis drop default')
    this.addSql('alter table page add column etag text')
  }

  override down(): void {
    this.addSql('alter table page drop column etag')
    this.addSql('alter table page drop column millis')
    for (const table of COUNTED) this.addSql(`alter table place drop column ${table}_total`)
    this.addSql('drop index story_updated_index')
    this.addSql('drop index figure_status_index')
    this.addSql('drop index figure_qualifier_index')
    this.addSql('create index figure_indicator_index on figure (indicator_id)')
    this.addSql('drop index figure_indicator_id_value_index')
  }
}
