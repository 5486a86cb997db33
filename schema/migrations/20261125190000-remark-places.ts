import { Migration } from '@mikro-orm/migrations'

/** Where the words of a remark stand as the text is written on, and who resolved it. */
export class RemarkPlaces extends Migration {
  override up(): void {
    this.addSql(`alter table remark
      add column start integer check (start >= 0),
      add column "end" integer,
      add column resolved_at timestamptz,
      add column resolved_by text,
      add constraint remark_span_check check (num_nonnulls(start, "end") in (0, 2) and start <= "end"),
      add constraint remark_resolved_check check (num_nonnulls(resolved_at, resolved_by) in (0, 2))`)
  }

  override down(): void {
    this.addSql(`alter table remark
      drop column start, drop column "end", drop column resolved_at, drop column resolved_by`)
  }
}
