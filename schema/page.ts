import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'

/** A file of the showcase and the tags that it read, by which the publisher finds what to render again. */
@Entity()
export class Page {
  /** Address from the site's root: /projects/lian-xin-jie/ */
  @PrimaryKey({ type: 'text' }) path!: string
  /** Digest of the file's bytes. */
  @Property({ type: 'text' }) digest!: string
  /** Digest of what it was rendered with: the site's code, the public address and the folder. */
  @Property({ type: 'text' }) edition!: string
  @Property({ type: 'text[]' }) tags!: string[]
  /** How long it took to render, in milliseconds. */
  @Property({ type: 'integer' }) millis!: number
  /** Of what it was drawn from, where it is a picture: what would be drawn from the same is not drawn again. */
  @Property({ type: 'text', nullable: true }) etag!: string | null
}
