import { Migration } from '@mikro-orm/migrations'

/** Which figures went with a story, as their addresses tell of it too. */
export class WithdrawnFigures extends Migration {
  override up(): void {
    this.addSql(`create table withdrawn_figure (
      id integer primary key,
      versions integer not null,
      withdrawal_id integer not null constraint withdrawn_figure_withdrawal_id_foreign references withdrawal (id)
    )`)
    this.addSql('create index withdrawn_figure_withdrawal_index on withdrawn_figure (withdrawal_id)')
    this.addSql(`insert into withdrawn_figure (id, versions, withdrawal_id)
      select figure.id, count(*), withdrawal.id
      from withdrawal
      join lateral (
        select document from revision
        where revision.slug = withdrawal.slug and document is not null order by version desc limit 1
      ) last on true
      cross join lateral jsonb_array_elements(last.document -> 'figures') claim
      join identity figure on figure.type = 'Figure' and figure.key = withdrawal.slug || '/' || (claim ->> 'key')
      join identity version on version.type = 'FigureRevision' and starts_with(version.key, figure.key || '@')
      group by figure.id, withdrawal.id`)
  }

  override down(): void {
    this.addSql('drop table withdrawn_figure')
  }
}
