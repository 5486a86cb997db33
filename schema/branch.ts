import { Collection, type Ref } from '@mikro-orm/core'
import { Entity, ManyToOne, OneToMany } from '@mikro-orm/decorators/legacy'
import { Field, ObjectType } from 'type-graphql'
import { HiddenText, Text, Whole } from './columns.ts'
import { connection } from './connection.ts'
import { Node } from './node.ts'
import { Place } from './place.ts'
import { read } from './read.ts'
import { Star } from './star.ts'

@ObjectType({ implements: Node, description: 'A Party branch of a place and the stars it has been awarded (支部)' })
@Entity()
export class Branch extends Node {
  @Text('Short name, unique (短名)') slug!: string
  @Text('Name (名称)') name!: string
  @Field(() => Place, { description: 'The place it belongs to (所在地)' })
  @ManyToOne({ entity: () => Place, ref: true })
  place!: Ref<Place>
  @Whole('How many stars a source states, 0 to 5; 0 where none does (星级)') starCount!: number
  @Field(() => [Star], { description: 'The stars, each with its sentence (五星)' })
  @OneToMany({ entity: () => Star, mappedBy: 'branch', orderBy: { id: 'asc' } })
  stars = new Collection<Star>(this)
  @Field(() => String, { description: 'Where it is shown on its place’s page (网址)' })
  @read({ origin: 'before' })
  @HiddenText()
  url!: string
  @HiddenText() sortKey!: string
}
export const BranchConnection = connection('Branch', () => Branch)
