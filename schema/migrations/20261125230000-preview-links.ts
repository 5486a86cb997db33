import { Migration } from '@mikro-orm/migrations'

/** Links by which people without an account see one manuscript. */
export class PreviewLinks extends Migration {
  override up(): void {
    this.addSql(`create table preview_link (
      id serial primary key,
      digest text collate "C" not null constraint preview_link_digest_unique unique,
      manuscript_id uuid not null constraint preview_link_manuscript_id_foreign references manuscript (id),
      name text not null check (name <> ''),
      "right" text not null check ("right" in ('VIEW', 'COMMENT', 'APPROVE')),
      stage integer not null,
      maker_id text collate "C" not null,
      made_by text not null,
      made_at timestamptz not null,
      expires_at timestamptz not null check (expires_at > made_at),
      revoked_at timestamptz,
      decided_at timestamptz
    )`)
    this.addSql('create index preview_link_manuscript_index on preview_link (manuscript_id, id)')
  }

  override down(): void {
    this.addSql('drop table preview_link')
  }
}
