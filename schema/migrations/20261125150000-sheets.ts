import { Migration } from '@mikro-orm/migrations'

const CELL = ['file_digest', 'sheet', 'address', 'text', 'column', 'row'].map((name) => `cell_${name}`)
const SHEET = ['file_digest', 'name', 'slug', 'part', 'first_row', 'last_row', 'headings'].map(
  (name) => `sheet_${name}`,
)

/** Spreadsheets: the kept files, stories that are sheets, and passages that are cells. */
export class Sheets extends Migration {
  override up(): void {
    this.addSql(`create table sheet_file (
      digest text collate "C" primary key check (digest ~ '^[0-9a-f]{64}$'),
      name text not null,
      format text not null check (format in ('XLSX', 'CSV')),
      bytes integer not null check (bytes > 0),
      received_at timestamptz not null,
      url text not null
    )`)
    this.addSql(`create table sheet_piece (
      file_digest text collate "C" not null
        constraint sheet_piece_file_digest_foreign references sheet_file (digest),
      number integer not null check (number >= 0),
      content bytea not null,
      primary key (file_digest, number)
    )`)
    this.addSql(`alter table story
      add column kind text not null default 'TEXT' check (kind in ('TEXT', 'SHEET', 'SHEET_PART')),
      add column sheet_file_digest text collate "C" constraint story_sheet_file_digest_foreign references sheet_file (digest),
      add column sheet_name text,
      add column sheet_slug text collate "C",
      add column sheet_part integer check (sheet_part > 0),
      add column sheet_first_row integer,
      add column sheet_last_row integer,
      add column sheet_headings text[],
      add column sheet_previous text,
      add column sheet_next text,
      add constraint story_sheet_check check (
        num_nonnulls(${SHEET.join(', ')}) = case when kind = 'TEXT' then 0 else ${SHEET.length} end
        and (kind = 'SHEET_PART') = coalesce(sheet_part > 1, false)
        and (kind <> 'TEXT' or num_nonnulls(sheet_previous, sheet_next) = 0)
      )`)
    this.addSql('alter table story alter column kind drop default')
    this.addSql('create index story_kind_index on story (kind, published_at, id)')
    this.addSql('create index story_sheet_index on story (sheet_slug, sheet_part) where sheet_slug is not null')
    this.addSql('create index story_sheet_file_index on story (sheet_file_digest) where sheet_file_digest is not null')
    this.addSql(`alter table passage
      add column cell_file_digest text collate "C" constraint passage_cell_file_digest_foreign references sheet_file (digest),
      add column cell_sheet text,
      add column cell_address text check (cell_address ~ '^[A-Z]{1,3}[1-9][0-9]*$'),
      add column cell_text text,
      add column cell_column text,
      add column cell_row text,
      add constraint passage_cell_check check (num_nonnulls(${CELL.join(', ')}) in (0, ${CELL.length}) and cell_text = quote)`)
    this.addSql('create index passage_cell_file_index on passage (cell_file_digest) where cell_file_digest is not null')
  }

  override down(): void {
    this.addSql(`alter table passage ${CELL.map((column) => `drop column ${column}`).join(', ')}`)
    this.addSql(
      `alter table story ${[...SHEET, 'sheet_previous', 'sheet_next', 'kind'].map((column) => `drop column ${column}`).join(', ')}`,
    )
    this.addSql('drop table sheet_piece, sheet_file')
  }
}
