import type { Ref } from '@mikro-orm/core'
import { Embeddable, ManyToOne, Property } from '@mikro-orm/decorators/legacy'
import { Field, ObjectType } from 'type-graphql'
import { Text, Whole } from './columns.ts'
import { SheetFile } from './sheet-file.ts'

@ObjectType({ description: 'What a story that is a spreadsheet was read from (表格)' })
@Embeddable()
export class Sheet {
  @Field(() => SheetFile, { description: 'The file (文件)' })
  @ManyToOne({ entity: () => SheetFile, ref: true })
  file!: Ref<SheetFile>
  @Text('Name of the sheet within the file (工作表)') name!: string
  @Text('Short name of the whole sheet: that of its first part (短名)') slug!: string
  @Whole('Which part of the sheet this is: a long one is published in parts (第几部分)') part!: number
  @Whole('The first row of the file that this part shows (起始行)') firstRow!: number
  @Whole('The last row of the file that this part shows (末行)') lastRow!: number
  @Field(() => [String], { description: 'Headings of its columns, from A on; empty where one has none (列标题)' })
  @Property({ type: 'text[]' })
  headings!: string[]
  @Text('Short name of the part before (上一部分)', { nullable: true }) previous!: string | null
  @Text('Short name of the part after (下一部分)', { nullable: true }) next!: string | null
}
