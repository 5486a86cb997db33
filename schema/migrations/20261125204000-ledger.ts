import { Migration } from '@mikro-orm/migrations'

const tables = [
  `create table ledger_rule (
    place text collate "C" primary key,
    stale_days integer not null check (stale_days between 1 and 3650),
    remind_days integer not null check (remind_days between 1 and 365)
  )`,
  `create table responsible (
    place text collate "C" primary key,
    editor_id text collate "C" not null constraint responsible_editor_id_foreign references editor (id)
  )`,
  'create table due_date (entry text collate "C" primary key, due_on date not null)',
  `create table reminder (
    id serial primary key,
    entry text collate "C" not null,
    type text not null,
    title text not null,
    place text collate "C" not null,
    rule text,
    note text,
    raised_by text not null,
    recipient_id text collate "C" constraint reminder_recipient_id_foreign references editor (id),
    raised_at timestamptz not null,
    rounds integer not null check (rounds > 0),
    next_at timestamptz not null check (next_at > raised_at),
    answer text check (answer in ('UPDATE', 'REASON')),
    answer_text text,
    answered_by text,
    answered_at timestamptz,
    constraint reminder_reason_check check (rule is not null or note <> ''),
    constraint reminder_answered_check check (num_nonnulls(answer, answered_by, answered_at) in (0, 3))
  )`,
  `create unique index reminder_open_unique on reminder (entry, rule) nulls not distinct where answered_at is null`,
  'create index reminder_next_index on reminder (next_at) where answered_at is null',
  'create index reminder_place_index on reminder (place, id)',
  `create table letter (
    id serial primary key,
    recipient_id text collate "C" not null constraint letter_recipient_id_foreign references editor (id),
    reminders jsonb not null,
    made_at timestamptz not null,
    begun_at timestamptz,
    sent_at timestamptz,
    problem text,
    constraint letter_sent_check check (sent_at is null or begun_at is not null)
  )`,
]

/** What districts set for their ledgers, who answers for what by when, and whom that is said to. */
export class Ledger extends Migration {
  override up(): void {
    for (const table of tables) this.addSql(table)
  }

  override down(): void {
    this.addSql('drop table letter, reminder, due_date, responsible, ledger_rule')
  }
}
