import type { Ref } from '@mikro-orm/core'
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Field, ObjectType } from 'type-graphql'
import { Choice, HiddenText, Moment, Text, Whole } from './columns.ts'
import { read } from './read.ts'
import { SheetFormat } from './terms.ts'

@ObjectType({ description: 'A spreadsheet as it was handed in, kept unchanged and downloadable (表格文件)' })
@Entity()
export class SheetFile {
  @Field(() => String, { description: 'SHA-256 of its bytes, in hexadecimal digits (摘要)' })
  @PrimaryKey({ type: 'text' })
  digest!: string
  @Text('Name of the file as it was handed in (文件名)') name!: string
  @Choice(() => SheetFormat, 'What its bytes are (格式)') format!: SheetFormat
  @Whole('Size in bytes (大小)') bytes!: number
  @Moment('When it was first handed in (收到时间)') receivedAt!: Date
  @Field(() => String, { description: 'Where to download it; the address never changes (网址)' })
  @read({ origin: 'before' })
  @HiddenText()
  url!: string
}

/** A stretch of a file's bytes, so that no row is larger than a backup or an answer can hold. */
@Entity()
export class SheetPiece {
  @ManyToOne({ entity: () => SheetFile, ref: true, primary: true }) file!: Ref<SheetFile>
  /** From 0 on. */
  @PrimaryKey({ type: 'integer' }) number!: number
  @Property({ type: 'blob' }) content!: Uint8Array
}
