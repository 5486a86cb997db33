import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'

/**
 * The names around a version of a figure when it was first published, and how it was cited. Written once and kept through corrections,
 * renamings and withdrawal, so that the version's page can always be made again as it was.
 */
@Entity()
export class FigureContext {
  /** Identity of the version. */
  @PrimaryKey({ type: 'integer', autoincrement: false }) id!: number
  @Property({ type: 'text' }) subjectName!: string
  @Property({ type: 'text' }) placeName!: string
  @Property({ type: 'text' }) indicatorName!: string
  @Property({ type: 'text' }) unitCode!: string
  @Property({ type: 'text' }) unitSymbol!: string
  @Property({ type: 'text' }) unitName!: string
  /** In which wording its citations were first published. */
  @Property({ type: 'integer' }) wording!: number
}
