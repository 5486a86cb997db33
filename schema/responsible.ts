import type { Ref } from '@mikro-orm/core'
import { Entity, ManyToOne, PrimaryKey } from '@mikro-orm/decorators/legacy'
import { Editor } from './editor.ts'

/** Who answers for the pages of a place and, where nobody else does, of the places below it. */
@Entity()
export class Responsible {
  /** Path of the place. */
  @PrimaryKey({ type: 'text' }) place!: string
  @ManyToOne({ entity: () => Editor, ref: true }) editor!: Ref<Editor>
}
