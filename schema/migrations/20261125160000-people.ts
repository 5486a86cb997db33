import { Migration } from '@mikro-orm/migrations'

const tables = [
  `create table editor (
    id text collate "C" primary key,
    name text not null check (name <> ''),
    email text collate "C" not null check (email <> '' and email = lower(email)),
    email_verified boolean not null,
    two_factor_enabled boolean,
    disabled_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint editor_email_unique unique (email)
  )`,
  `create table role_grant (
    editor_id text collate "C" not null constraint role_grant_editor_id_foreign references editor (id),
    role text collate "C" not null check (role in ('CONTRIBUTOR', 'EDITOR', 'REVIEWER', 'PUBLISHER', 'ADMINISTRATOR')),
    place text collate "C" not null,
    primary key (editor_id, role, place)
  )`,
  `create table account (
    id text collate "C" primary key,
    user_id text collate "C" not null constraint account_user_id_foreign references editor (id),
    provider_id text collate "C" not null check (provider_id = 'credential'),
    account_id text collate "C" not null,
    password text not null check (password like '$argon2id$%'),
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`,
  'create unique index account_user_index on account (user_id)',
  `create table two_factor (
    id text collate "C" primary key,
    user_id text collate "C" not null constraint two_factor_user_id_foreign references editor (id),
    secret text not null,
    backup_codes text not null,
    verified boolean not null,
    failed_verification_count integer not null default 0,
    locked_until timestamptz
  )`,
  'create unique index two_factor_user_index on two_factor (user_id)',
  `create table sign_in (
    id text collate "C" primary key,
    token text collate "C" not null,
    user_id text collate "C" not null constraint sign_in_user_id_foreign references editor (id),
    expires_at timestamptz not null,
    ip_address text,
    user_agent text,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint sign_in_token_unique unique (token)
  )`,
  'create index sign_in_user_index on sign_in (user_id)',
  `create table verification (
    id text collate "C" primary key,
    identifier text collate "C" not null,
    value text not null,
    expires_at timestamptz not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`,
  'create index verification_identifier_index on verification (identifier)',
  `create table one_time_link (
    digest text collate "C" primary key,
    kind text collate "C" not null check (kind in ('SETUP', 'INVITATION', 'RESET')),
    email text collate "C" not null,
    grants jsonb not null,
    expires_at timestamptz not null,
    used_at timestamptz
  )`,
  'create table hub_secret (name text collate "C" primary key, value text not null)',
]

/** People who sign in, their roles, and what the library of sign-in keeps. */
export class People extends Migration {
  override up(): void {
    for (const table of tables) this.addSql(table)
  }

  override down(): void {
    this.addSql('drop table hub_secret, one_time_link, verification, sign_in, two_factor, account, role_grant, editor')
  }
}
