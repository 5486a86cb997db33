import { Migration } from '@mikro-orm/migrations'

/** The year of each figure, and an index that holds all that figures are counted by. */
export class FigureFacets extends Migration {
  override up(): void {
    this.addSql(`alter table figure add column year text collate "C" not null default 'none'`)
    this.addSql(
      `update figure set year = to_char(coalesce(period_end, period_start), 'YYYY')
       where coalesce(period_end, period_start) is not null`,
    )
    this.addSql('alter table figure alter column year drop default')
    this.addSql(`alter table figure add constraint figure_year_check check (year ~ '^[0-9]{4}$' or year = 'none')`)
    this.addSql(
      `create index figure_facets_index on figure (topic, indicator_id, place_id, unit_code, status, qualifier, year)
       include (id, indicator_slug, value)`,
    )
  }

  override down(): void {
    this.addSql('drop index figure_facets_index')
    this.addSql('alter table figure drop column year')
  }
}
