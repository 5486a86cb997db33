import { Collection, type Ref } from '@mikro-orm/core'
import { Entity, ManyToOne, OneToMany } from '@mikro-orm/decorators/legacy'
import { Field, ObjectType } from 'type-graphql'
import { Choice, HiddenText, Text } from './columns.ts'
import { Figure, FigureArgs, FigureConnection } from './figure.ts'
import { figureLists } from './figure-lists.ts'
import { Node } from './node.ts'
import { Asked, read } from './read.ts'
import { Topic } from './terms.ts'
import { Unit } from './unit.ts'

@ObjectType({ implements: Node, description: 'What figures of one kind measure (指标)' })
@Entity()
export class Indicator extends Node {
  @Text('Short name, unique (短名)') slug!: string
  @Text('Name (名称)') name!: string
  @Field(() => Unit, { description: 'The unit of its figures (单位)' })
  @ManyToOne({ entity: () => Unit, ref: true })
  unit!: Ref<Unit>
  @Choice(() => Topic, 'Field of life (主题)') topic!: Topic
  @Text('What exactly is counted (定义)', { nullable: true }) definition!: string | null
  @Field(() => String, { description: 'Permalink of its page (网址)' })
  @read({ origin: 'before' })
  @HiddenText()
  url!: string
  @Asked(
    () => FigureConnection,
    () => FigureArgs,
    'Its figures, wherever they are (数字)',
    {
      prop: 'ownFigures',
      ...figureLists,
    },
  )
  figures!: unknown

  @OneToMany({ entity: () => Figure, mappedBy: 'indicator' }) ownFigures = new Collection<Figure>(this)
  /** Pinyin of the name, for sorting. */
  @HiddenText() sortKey!: string
}
