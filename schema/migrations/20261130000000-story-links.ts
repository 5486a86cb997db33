import { Migration } from '@mikro-orm/migrations'

/** Which stories a place lists with all below it: finding a whole province's newest among all stories takes too long. */
export class StoryLinks extends Migration {
  override up(): void {
    this.addSql(`create table story_link (
      ancestor_id integer not null constraint story_link_ancestor_id_foreign references place (id),
      story_id integer not null constraint story_link_story_id_foreign references story (id),
      kind text not null,
      published_at timestamptz not null,
      primary key (ancestor_id, story_id)
    )`)
    this.addSql('create index story_link_newest_index on story_link (ancestor_id, kind, published_at, story_id)')
    this.addSql('create index story_link_story_index on story_link (story_id)')
    this.addSql(`insert into story_link (ancestor_id, story_id, kind, published_at)
      select distinct link.ancestor_id, story.id, story.kind, story.published_at
      from story join story_place on story_place.story_id = story.id
      join place_link link on link.descendant_id = story_place.place_id`)
  }

  override down(): void {
    this.addSql('drop table story_link')
  }
}
