import { Migration } from '@mikro-orm/migrations'

/** Which statement is a thing's own profile: it stands over what stories say of the thing. */
export class Profiles extends Migration {
  override up(): void {
    this.addSql('alter table statement add column is_profile boolean not null default false')
    // What stands in the table now is of stories; whatever is written from now on says which it is.
    this.addSql('alter table statement alter column is_profile drop default')
    this.addSql('drop index statement_fields_index')
    this.addSql(
      `create index statement_fields_index on statement (type, key, is_profile desc, revision_id desc)
       where fields is not null`,
    )
  }

  override down(): void {
    this.addSql('drop index statement_fields_index')
    this.addSql('alter table statement drop column is_profile')
    this.addSql(
      'create index statement_fields_index on statement (type, key, revision_id desc) where fields is not null',
    )
  }
}
