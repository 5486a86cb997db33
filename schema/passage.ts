import type { Ref } from '@mikro-orm/core'
import { Embeddable, Embedded, Entity, ManyToOne, PrimaryKey } from '@mikro-orm/decorators/legacy'
import { Field, ObjectType } from 'type-graphql'
import { Cell } from './cell.ts'
import { HiddenText, Text, Whole } from './columns.ts'
import { Place } from './place.ts'
import { Project } from './project.ts'
import { read } from './read.ts'
import { Revision } from './revision.ts'
import { Story } from './story.ts'

@ObjectType({ description: 'Where a passage stands in the file that the story was read from (原件位置)' })
@Embeddable()
export class Original {
  @Text('Name of the file (文件)') file!: string
  @Whole('First code point (起)') start!: number
  @Whole('Code point after the last (止)') end!: number
}

@ObjectType({
  description:
    'A verbatim stretch of a story: quote is exactly the plain text between start and end, counted in Unicode code points (原文)',
})
@Entity()
export class Passage {
  @PrimaryKey({ type: 'integer' }) id!: number
  @Text('The words themselves (引文)') quote!: string
  @Text('The rest of the paragraph before them (上文)') before!: string
  @Text('The rest of the paragraph after them (下文)') after!: string
  @Whole('First code point in the story’s plain text (起)') start!: number
  @Whole('Code point after the last (止)') end!: number
  @Field(() => Story, { description: 'The story that says it (报道)' })
  @ManyToOne({ entity: () => Story, ref: true })
  story!: Ref<Story>
  @Field(() => String, { description: 'The story’s page, opened and highlighted at these words (网址)' })
  @read({ origin: 'before' })
  @HiddenText()
  url!: string
  @Field(() => Original, { nullable: true, description: 'Where it stands in the original file (原件位置)' })
  @Embedded({ entity: () => Original, nullable: true })
  original!: Original | null
  @Field(() => Cell, {
    nullable: true,
    description:
      'The cell that it is, where the story is a spreadsheet: before and after are the rest of its row (单元格)',
  })
  @Embedded({ entity: () => Cell, nullable: true })
  cell!: Cell | null
  @ManyToOne({ entity: () => Revision, ref: true }) revision!: Ref<Revision>
  /** Set where the passage is a sentence about this project. */
  @ManyToOne({ entity: () => Project, ref: true, nullable: true }) project!: Ref<Project> | null
  /** Set where the passage is a sentence about this place. */
  @ManyToOne({ entity: () => Place, ref: true, nullable: true }) place!: Ref<Place> | null
}
