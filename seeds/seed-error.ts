/** What can be wrong with a seed. Tests and colleagues rely on these codes; they do not change. */
export type SeedErrorCode =
  | 'PAGE_SHAPE' // the page has no headline or no stories
  | 'SECTION_UNKNOWN' // no story of the page has this seed's heading
  | 'SECTION_UNREAD' // a story of the page has no seed
  | 'SEED_SHAPE' // the file is not YAML, or a field is missing, unknown or of the wrong kind
  | 'BODY_SHAPE' // the body is not plain paragraphs in full-width punctuation
  | 'TEXT_DIFFERS' // the clean text and the page part
  | 'TEXT_UNREAD' // a stretch of the body that no entry of the reading quotes
  | 'QUOTE_UNKNOWN' // a quote that the body does not contain
  | 'QUOTE_AMBIGUOUS' // a quote that the body contains more than once, or not as often as said
  | 'NOTHING_STATED' // an entry that states nothing and does not say why
  | 'SUBJECT_UNKNOWN' // a place, branch or project that the seed does not state
  | 'INDICATOR_UNKNOWN' // an indicator that indicators.yaml does not state
  | 'STATED_TWICE' // one slug, path or key with two statements
  | 'PERIOD_NOT_QUOTED' // a period whose words are not in the quote
  | 'DISPLAY_NOT_QUOTED' // a display that the quote does not contain, or only within a larger amount
  | 'AMOUNT_UNREADABLE' // a display that says no amount this reader knows
  | 'AMOUNT_DIFFERS' // a value that is not what the display says
  | 'QUALIFIER_DIFFERS' // 近, 余, 不满 … read as something else
  | 'UNIT_DIFFERS' // a display in another unit than the indicator's

/** Where in which file: '2-liuhu.yaml' and 'line 57'. */
export interface SeedPlace {
  file: string
  place: string
}

/** A seed that does not say what the page says. The message names both, where, and what to do. */
export class SeedError extends Error {
  override readonly name = 'SeedError'
  readonly code: SeedErrorCode
  readonly file: string
  readonly place: string
  readonly remedy: string

  constructor(code: SeedErrorCode, where: SeedPlace, problem: string, remedy: string) {
    super(`${where.file}, ${where.place}: ${problem} ${remedy} [${code}]`)
    this.code = code
    this.file = where.file
    this.place = where.place
    this.remedy = remedy
  }
}
