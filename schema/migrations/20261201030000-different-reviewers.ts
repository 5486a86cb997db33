import { Migration } from '@mikro-orm/migrations'

/** That a district wants another person for each stage of review. */
export class DifferentReviewers extends Migration {
  override up(): void {
    this.addSql('alter table review_rule add column different_reviewers boolean not null default false')
  }

  override down(): void {
    this.addSql('alter table review_rule drop column different_reviewers')
  }
}
