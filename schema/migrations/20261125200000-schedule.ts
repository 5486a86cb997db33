import { Migration } from '@mikro-orm/migrations'

const digest = `encode(sha256(convert_to(document::text, 'UTF8')), 'hex')`
const states = (...added: string[]) =>
  ['WRITING', 'IN_REVIEW', 'RETURNED', 'APPROVED', 'PUBLISHED', 'DISCARDED', ...added].map((state) => `'${state}'`)

/** Manuscripts that wait for their hour, and those whose story was withdrawn. */
export class Schedule extends Migration {
  override up(): void {
    this.addSql(`alter table manuscript
      add column approved_digest text,
      add column publish_at timestamptz,
      add column publish_reason text,
      add column scheduled_by text collate "C",
      add column published_at timestamptz,
      add column problem_code text,
      add column problem_message text,
      drop constraint manuscript_state_check,
      add constraint manuscript_state_check check (state in (${states('SCHEDULED', 'WITHDRAWN').join(', ')})),
      add constraint manuscript_schedule_check check (
        state <> 'SCHEDULED' or (publish_at is not null and scheduled_by is not null)
      )`)
    this.addSql(`update manuscript set approved_digest = ${digest} where state = 'APPROVED'`)
    this.addSql('drop index manuscript_open_unique')
    this.addSql(`create unique index manuscript_open_unique on manuscript (slug)
      where state in ('WRITING', 'IN_REVIEW', 'RETURNED', 'APPROVED', 'SCHEDULED')`)
    this.addSql(`create index manuscript_scheduled_index on manuscript (publish_at) where state = 'SCHEDULED'`)
  }

  override down(): void {
    this.addSql(`update manuscript set state = 'APPROVED' where state = 'SCHEDULED'`)
    this.addSql(`update manuscript set state = 'PUBLISHED' where state = 'WITHDRAWN'`)
    this.addSql('drop index manuscript_scheduled_index')
    this.addSql('drop index manuscript_open_unique')
    this.addSql(`create unique index manuscript_open_unique on manuscript (slug)
      where state in ('WRITING', 'IN_REVIEW', 'RETURNED', 'APPROVED')`)
    this.addSql(`alter table manuscript
      drop constraint manuscript_schedule_check,
      drop constraint manuscript_state_check,
      add constraint manuscript_state_check check (state in (${states().join(', ')})),
      drop column approved_digest, drop column publish_at, drop column publish_reason, drop column scheduled_by,
      drop column published_at, drop column problem_code, drop column problem_message`)
  }
}
