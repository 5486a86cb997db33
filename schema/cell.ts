import type { Ref } from '@mikro-orm/core'
import { Embeddable, ManyToOne } from '@mikro-orm/decorators/legacy'
import { Field, ObjectType } from 'type-graphql'
import { Text } from './columns.ts'
import { SheetFile } from './sheet-file.ts'

@ObjectType({ description: 'The cell of a spreadsheet that a passage stands in (单元格)' })
@Embeddable()
export class Cell {
  @Field(() => SheetFile, { description: 'The file that holds it (文件)' })
  @ManyToOne({ entity: () => SheetFile, ref: true })
  file!: Ref<SheetFile>
  @Text('Name of the sheet within the file (工作表)') sheet!: string
  @Text('Column and row: C5 (单元格地址)') address!: string
  @Text('What the cell shows (所示文字)') text!: string
  @Text('Heading of its column; empty where there is none (列标题)') column!: string
  @Text('The words that name its row: place, indicator, period (行标题)') row!: string
}
