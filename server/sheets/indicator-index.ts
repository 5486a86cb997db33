/** Finds the indicators of the hub by the names that sheets give them. */
import type { Session } from '../database/database.ts'
import type { UnitNames } from './units.ts'
import { distance, plain } from './words.ts'

export interface KnownIndicator {
  slug: string
  name: string
  unit: UnitNames
}

const NEAREST = 3

export class IndicatorIndex {
  readonly #byName: ReadonlyMap<string, KnownIndicator>

  constructor(readonly indicators: readonly KnownIndicator[]) {
    this.#byName = new Map(
      indicators.flatMap((indicator) => [
        [plain(indicator.slug), indicator],
        [plain(indicator.name), indicator],
      ]),
    )
  }

  /** The hub's indicators, and those that an import adds. */
  static async of(session: Session, added: readonly KnownIndicator[]): Promise<IndicatorIndex> {
    const rows = await session.rows<{ slug: string; name: string } & UnitNames & { unit_name: string }>(
      `select indicator.slug, indicator.name, unit.code, unit.symbol, unit.name as unit_name
       from indicator join unit on unit.code = indicator.unit_code order by indicator.slug`,
    )
    const known = rows.map(({ slug, name, code, symbol, unit_name }) => ({
      slug,
      name,
      unit: { code, symbol, name: unit_name },
    }))
    return new IndicatorIndex([...known, ...added])
  }

  /** Names and slugs of all. */
  get names(): string[] {
    return this.indicators.flatMap(({ slug, name }) => [slug, name])
  }

  find(words: string): KnownIndicator | null {
    return this.#byName.get(plain(words)) ?? null
  }

  /** Up to three with similar names. */
  nearest(words: string): KnownIndicator[] {
    const sought = plain(words)
    return this.indicators
      .map((indicator) => ({ indicator, far: distance(sought, plain(indicator.name)) }))
      .filter(({ far }) => far <= Math.max(1, sought.length / 2))
      .sort((one, other) => one.far - other.far)
      .slice(0, NEAREST)
      .map(({ indicator }) => indicator)
  }
}
