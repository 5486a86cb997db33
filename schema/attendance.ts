import type { Ref } from '@mikro-orm/core'
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Manuscript } from './manuscript.ts'

/** That somebody has a manuscript open in a window, as of a moment ago. */
@Entity()
export class Attendance {
  @ManyToOne({ entity: () => Manuscript, ref: true, primary: true }) manuscript!: Ref<Manuscript>
  /** Which window of which browser, by a name that it gave itself. */
  @PrimaryKey({ type: 'text' })
  tab!: string
  @Property({ type: 'text' }) editorId!: string
  @Property({ type: 'text' }) name!: string
  @Property({ type: 'timestamptz' }) seenAt!: Date
}
