import type { Ref } from '@mikro-orm/core'
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'

/** A picture as it was handed in, with what it may be served as. The original is never served: it may tell where it was taken. */
@Entity()
export class PictureFile {
  /** The first half of the SHA-256 of the original's bytes, in hexadecimal digits: part of its addresses. */
  @PrimaryKey({ type: 'text' }) digest!: string
  /** Media type of the original. */
  @Property({ type: 'text' }) type!: string
  /** Size of the original in bytes. */
  @Property({ type: 'integer' }) bytes!: number
  /** Pixels of the largest file that it is served as. */
  @Property({ type: 'integer' }) width!: number
  @Property({ type: 'integer' }) height!: number
  /** Widths that it is served in, ascending. */
  @Property({ type: 'integer[]' }) widths!: number[]
  @Property({ type: 'timestamptz' }) receivedAt!: Date
}

/** A stretch of the bytes of the original, or of one of the files that it is served as. */
@Entity()
export class PicturePiece {
  @ManyToOne({ entity: () => PictureFile, ref: true, primary: true }) file!: Ref<PictureFile>
  /** `original`, or what its address ends in: 960.avif */
  @PrimaryKey({ type: 'text' }) part!: string
  /** From 0 on. */
  @PrimaryKey({ type: 'integer' }) number!: number
  @Property({ type: 'blob' }) content!: Uint8Array
}

/** That editors of a place handed the picture in, and may use it there. */
@Entity()
export class PicturePlace {
  @ManyToOne({ entity: () => PictureFile, ref: true, primary: true }) file!: Ref<PictureFile>
  /** Path of the place. */
  @PrimaryKey({ type: 'text' }) place!: string
}
