import type { Ref } from '@mikro-orm/core'
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Editor } from './editor.ts'

/** What an editor's one-time codes are made of, encrypted by the hub's secret. */
@Entity()
export class TwoFactor {
  @PrimaryKey({ type: 'text' }) id!: string
  @ManyToOne({ entity: () => Editor, ref: true }) user!: Ref<Editor>
  @Property({ type: 'text' }) secret!: string
  /** Codes for somebody who lost the device, each for one use. */
  @Property({ type: 'text' }) backupCodes!: string
  /** Whether a first code was given, so that it counts. */
  @Property({ type: 'boolean' }) verified!: boolean
  @Property({ type: 'integer', default: 0 }) failedVerificationCount!: number
  @Property({ type: 'timestamptz', nullable: true }) lockedUntil!: Date | null
}
