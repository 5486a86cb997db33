import type { Ref } from '@mikro-orm/core'
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { createUnionType } from 'type-graphql'
import { Achievement } from './achievement.ts'
import { Branch } from './branch.ts'
import { connection } from './connection.ts'
import { Figure } from './figure.ts'
import { Place } from './place.ts'
import { Project } from './project.ts'
import { Story } from './story.ts'

export const SearchHit = createUnionType({
  name: 'SearchHit',
  description: 'Anything that a search can find (搜索结果)',
  types: () => [Place, Branch, Project, Figure, Achievement, Story] as const,
})

/** What one thing can be found by. Exactly one of the references is set. */
@Entity()
export class SearchEntry {
  /** Id of the thing. */
  @PrimaryKey({ type: 'integer', autoincrement: false }) id!: number
  @ManyToOne({ entity: () => Place, ref: true, nullable: true }) place!: Ref<Place> | null
  @ManyToOne({ entity: () => Branch, ref: true, nullable: true }) branch!: Ref<Branch> | null
  @ManyToOne({ entity: () => Project, ref: true, nullable: true }) project!: Ref<Project> | null
  @ManyToOne({ entity: () => Figure, ref: true, nullable: true }) figure!: Ref<Figure> | null
  @ManyToOne({ entity: () => Achievement, ref: true, nullable: true }) achievement!: Ref<Achievement> | null
  @ManyToOne({ entity: () => Story, ref: true, nullable: true }) story!: Ref<Story> | null
  /** Name or headline, lower case. */
  @Property({ type: 'text' }) title!: string
  /** All that is searched, lower case. */
  @Property({ type: 'text' }) text!: string
  /** Pairs of characters of the text, and the suffixes of the title's pinyin and initials. */
  @Property({ type: 'tsvector' }) tokens!: string
}

export const SearchConnection = connection('Search', () => SearchHit)
