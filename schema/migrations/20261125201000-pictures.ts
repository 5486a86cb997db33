import { Migration } from '@mikro-orm/migrations'

/** Pictures: the files that were handed in with what they are served as, where they may be used, and those of stories. */
export class Pictures extends Migration {
  override up(): void {
    this.addSql(`create table picture_file (
      digest text collate "C" primary key check (digest ~ '^[0-9a-f]{32}$'),
      type text not null,
      bytes integer not null check (bytes > 0),
      width integer not null check (width > 0),
      height integer not null check (height > 0),
      widths integer[] not null check (cardinality(widths) > 0),
      received_at timestamptz not null
    )`)
    this.addSql(`create table picture_piece (
      file_digest text collate "C" not null
        constraint picture_piece_file_digest_foreign references picture_file (digest),
      part text collate "C" not null,
      number integer not null check (number >= 0),
      content bytea not null,
      primary key (file_digest, part, number)
    )`)
    this.addSql(`create table picture_place (
      file_digest text collate "C" not null
        constraint picture_place_file_digest_foreign references picture_file (digest),
      place text collate "C" not null,
      primary key (file_digest, place)
    )`)
    this.addSql(`create table picture (
      id serial primary key,
      story_id integer not null constraint picture_story_id_foreign references story (id),
      file_digest text collate "C" not null
        constraint picture_file_digest_foreign references picture_file (digest),
      position integer not null,
      alt text not null check (alt <> ''),
      credit text not null check (credit <> ''),
      caption text,
      width integer not null,
      height integer not null,
      focus_x double precision not null check (focus_x between 0 and 1),
      focus_y double precision not null check (focus_y between 0 and 1),
      url text not null,
      srcset_avif text not null,
      srcset_webp text not null,
      srcset_jpeg text not null,
      constraint picture_unique unique (story_id, file_digest)
    )`)
    this.addSql('create index picture_file_index on picture (file_digest)')
  }

  override down(): void {
    this.addSql('drop table picture, picture_place, picture_piece, picture_file')
  }
}
