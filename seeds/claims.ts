/** Turns a seed's entries into claims, each with its passage. */
import type { AchievementClaim, Draft, FigureClaim, MentionClaim, StarClaim } from '../schema/draft.ts'
import { checkFigure } from './figure-check.ts'
import { type AlignedText, passageOf } from './quote.ts'
import { SeedError, type SeedPlace } from './seed-error.ts'
import type { Entry, Parsed, Seed } from './seed-file.ts'
import { type CommonGround, type Statements, subjectKey, subjectsOf } from './statements.ts'

export type Claims = Pick<Draft, 'figures' | 'achievements' | 'stars' | 'mentions'>

interface Reading {
  entry: Entry
  evidence: FigureClaim['evidence']
  statements: Statements
  ground: CommonGround
  /** Where a field of the entry stands. */
  at(...path: Array<string | number>): SeedPlace
}

/** Every claim of a seed, in the order of the page. */
export function claimsOf(seed: Parsed<Seed>, statements: Statements, ground: CommonGround, text: AlignedText): Claims {
  const claims: Claims = { figures: [], achievements: [], stars: [], mentions: [] }
  const keys = new Set<string>()
  for (const [index, entry] of seed.value.reading.entries()) {
    const at = (...path: Array<string | number>) => seed.at(['reading', index, ...path])
    const evidence = passageOf(entry.quote, entry.occurrence, text, at('quote'))
    const reading: Reading = { entry, evidence, statements, ground, at }
    checkStates(reading)
    checkKeys(reading, keys)
    claims.mentions.push(...mentionsOf(reading))
    claims.figures.push(...figuresOf(reading))
    claims.achievements.push(...achievementsOf(reading))
    claims.stars.push(...starsOf(reading))
  }
  return claims
}

function checkStates({ entry, at }: Reading): void {
  const claims = [...entry.figures, ...entry.achievements, ...entry.stars]
  const states = subjectsOf(entry).length + claims.length + Object.keys(entry.branches).length > 0
  if (states === (entry.nothing === undefined)) return
  throw new SeedError(
    'NOTHING_STATED',
    at('quote'),
    states ? `“${entry.quote}” states something and says nothing.` : `“${entry.quote}” states nothing.`,
    'Say what the words are about, or say why they state nothing in nothing.',
  )
}

function checkKeys({ entry, at }: Reading, keys: Set<string>): void {
  for (const kind of ['figures', 'achievements', 'stars'] as const) {
    for (const [index, { key }] of entry[kind].entries()) {
      if (keys.has(key)) {
        throw new SeedError('STATED_TWICE', at(kind, index, 'key'), `The key ${key} is taken.`, 'Choose another key.')
      }
      keys.add(key)
    }
  }
}

function mentionsOf({ entry, evidence, statements, at }: Reading): MentionClaim[] {
  return subjectsOf(entry).map((name) => {
    const subject = subjectKey(name, statements, at('about'))
    // A branch is spoken of by its stars, figures and achievements; the hub keeps no mentions of branches.
    if ('branch' in subject) {
      throw new SeedError('SUBJECT_UNKNOWN', at('about'), `A branch is not mentioned: ${name}.`, 'Name its place.')
    }
    return { subject, evidence }
  })
}

function figuresOf({ entry, evidence, statements, ground, at }: Reading): FigureClaim[] {
  return entry.figures.map((written, index) => {
    const subject = subjectKey(written.subject, statements, at('figures', index, 'subject'))
    const period = periodOf(written.period, entry, at('figures', index, 'period'))
    const figure: FigureClaim = { ...written, subject, period, evidence }
    const indicator = ground.indicators.get(written.indicator)
    if (indicator === undefined) {
      const where = at('figures', index, 'indicator')
      throw new SeedError(
        'INDICATOR_UNKNOWN',
        where,
        `No indicator ${written.indicator}.`,
        'State it in indicators.yaml.',
      )
    }
    checkFigure(figure, indicator, at('figures', index))
    return figure
  })
}

function achievementsOf({ entry, evidence, statements, at }: Reading): AchievementClaim[] {
  return entry.achievements.map((written, index) => ({
    ...written,
    subject: subjectKey(written.subject, statements, at('achievements', index, 'subject')),
    period: periodOf(written.period, entry, at('achievements', index, 'period')),
    evidence,
  }))
}

function starsOf({ entry, evidence, statements, at }: Reading): StarClaim[] {
  return entry.stars.map((written, index) => {
    subjectKey(`branch ${written.branch}`, statements, at('stars', index, 'branch'))
    return { ...written, evidence }
  })
}

/** A period keeps the sentence's words; a relative one such as 今年一季度 leaves its dates open. */
function periodOf(label: string | undefined, entry: Entry, where: SeedPlace): FigureClaim['period'] {
  if (label === undefined) return null
  if (!entry.quote.includes(label)) {
    const problem = `The period “${label}” is not in the quote “${entry.quote}”.`
    throw new SeedError('PERIOD_NOT_QUOTED', where, problem, 'Copy it from the quote, or lengthen the quote.')
  }
  return { label, start: null, end: null }
}
