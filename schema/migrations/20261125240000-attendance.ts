import { Migration } from '@mikro-orm/migrations'

/** Who has which manuscript open. */
export class Attendances extends Migration {
  override up(): void {
    this.addSql(`create table attendance (
      manuscript_id uuid not null constraint attendance_manuscript_id_foreign references manuscript (id),
      tab text not null,
      editor_id text not null,
      name text not null,
      seen_at timestamptz not null,
      primary key (manuscript_id, tab)
    )`)
  }

  override down(): void {
    this.addSql('drop table attendance')
  }
}
