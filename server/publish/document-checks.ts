/** What a draft's shape alone does not say: that its parts agree with each other and with its text. */
import type { Draft, Evidence } from '../../schema/draft.ts'
import { ORIGIN } from '../../schema/read.ts'
import type { Detail } from '../errors.ts'
import { CodePoints } from './code-points.ts'
import { headingProblems } from './heading-checks.ts'
import { pictureProblems } from './picture-checks.ts'
import { profileProblems } from './profile.ts'
import { sheetProblems } from './sheet-checks.ts'

export interface Problem extends Detail {
  /** Whether a quote is not the text it points at. */
  quote?: boolean
}

/** Every problem of a draft of the right shape; `text` is its plain text. */
export function problemsOf(draft: Draft, text: string): Problem[] {
  const unstorable = textProblems(draft, '')
  if (unstorable.length > 0) return unstorable
  return [
    ...headingProblems(draft),
    ...profileProblems(draft),
    ...repeated(draft),
    ...placeProblems(draft),
    ...unitProblems(draft),
    ...claimProblems(draft, text),
    ...sheetProblems(draft),
    ...pictureProblems(draft),
  ]
}

/** Text that PostgreSQL cannot hold, or that reading would change. */
function textProblems(value: unknown, at: string): Problem[] {
  if (typeof value === 'string') {
    if (value.includes('\0')) return [{ at, says: 'holds a NUL character; take it out (有看不见的空字符，请删去)' }]
    if (!value.isWellFormed())
      return [{ at, says: 'holds half of a character, an unpaired surrogate; write it again (有半个字，请重打)' }]
    if (value.includes(ORIGIN))
      return [{ at, says: 'holds the character U+E000, which is not for text; take it out (有不能用的字符，请删去)' }]
    return []
  }
  if (Array.isArray(value)) return value.flatMap((item, index) => textProblems(item, `${at}[${index}]`))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) => textProblems(item, at === '' ? key : `${at}.${key}`))
}

function repeated(draft: Draft): Problem[] {
  const twice = (name: string, keys: readonly string[]) =>
    keys.flatMap((key, index) =>
      keys.indexOf(key) < index
        ? [{ at: `${name}[${index}]`, says: `${key} is there already; state it once (重复了，只写一次)` }]
        : [],
    )
  return [
    ...twice(
      'places',
      draft.places.map(({ path }) => path),
    ),
    ...twice(
      'branches',
      draft.branches.map(({ slug }) => slug),
    ),
    ...twice(
      'projects',
      draft.projects.map(({ slug }) => slug),
    ),
    ...twice(
      'indicators',
      draft.indicators.map(({ slug }) => slug),
    ),
    ...twice(
      'figures',
      draft.figures.map(({ key }) => key),
    ),
    ...twice(
      'achievements',
      draft.achievements.map(({ key }) => key),
    ),
    ...twice(
      'stars',
      draft.stars.map(({ key }) => key),
    ),
  ]
}

function placeProblems({ places }: Draft): Problem[] {
  return places.flatMap(({ level, kind, colour, parent }, index) => {
    const at = `places[${index}]`
    const problems: Problem[] = []
    if (kind !== null && level !== 'COMMUNITY')
      problems.push({ at, says: `kind is for communities, not for a ${level} (只有村和社区才分“村”“社区”)` })
    if (colour !== null && level !== 'ZONE')
      problems.push({ at, says: `colour is for zones, not for a ${level} (只有片区才有颜色)` })
    if ((parent === null) !== (level === 'PROVINCE')) {
      problems.push({
        at,
        says: parent === null ? `a ${level} needs a parent (请写明上级)` : 'a province has no parent (省没有上级)',
      })
    }
    return problems
  })
}

/** Indicators that count in the same unit write it the same way. */
function unitProblems({ indicators }: Draft): Problem[] {
  return indicators.flatMap(({ unit }, index) => {
    const first = indicators.find((other) => other.unit.code === unit.code)?.unit
    if (first === undefined || (first.symbol === unit.symbol && first.name === unit.name)) return []
    const says = `unit ${unit.code} is written ${unit.symbol} (${unit.name}) here and ${first.symbol} (${first.name}) before (同一单位的写法不一致)`
    return [{ at: `indicators[${index}].unit`, says }]
  })
}

function claimProblems(draft: Draft, text: string): Problem[] {
  const points = new CodePoints(text)
  const evidence = (['figures', 'achievements', 'stars', 'mentions'] as const).flatMap((name) =>
    draft[name].flatMap((claim, index) => evidenceProblems(claim.evidence, points, `${name}[${index}].evidence`)),
  )
  return [
    ...evidence,
    ...displayProblems(draft),
    ...figureProblems(draft),
    ...periodProblems(draft),
    ...starProblems(draft),
  ]
}

function evidenceProblems({ quote, start, end, original }: Evidence, points: CodePoints, at: string): Problem[] {
  const problems: Problem[] = []
  if (original && original.start >= original.end)
    problems.push({ at: `${at}.original`, says: 'end must be above start (起点要在终点之前)' })
  const found = points.slice(start, end)
  if (found !== quote) {
    const says = `the quote is “${quote}”, but the text from ${start} to ${end} is “${found}”; correct the one or the other (这条的原文和正文对不上)`
    problems.push({ at, says, quote: true })
  }
  return problems
}

/** A sentence has the figure's own words; a cell may leave its unit to the heading. */
function displayProblems({ figures, sheet }: Draft): Problem[] {
  if (sheet !== undefined) return []
  return figures.flatMap(({ display, evidence }, index) =>
    evidence.quote.includes(display)
      ? []
      : [
          {
            at: `figures[${index}].display`,
            says: `“${display}” does not occur in the quote “${evidence.quote}” (这条的原文里没有“${display}”)`,
          },
        ],
  )
}

function figureProblems({ figures }: Draft): Problem[] {
  return figures.flatMap(({ qualifier, value, valueMax }, index) => {
    const at = `figures[${index}]`
    const problems: Problem[] = []
    if ((valueMax !== null) !== (qualifier === 'RANGE')) {
      problems.push({
        at: `${at}.valueMax`,
        says: 'goes with the qualifier RANGE, and with no other (只有“区间”才写上端)',
      })
    }
    if (valueMax !== null && valueMax < value) {
      problems.push({ at: `${at}.valueMax`, says: `${valueMax} is below value, ${value} (上端不能比数值小)` })
    }
    return problems
  })
}

function periodProblems({ figures, achievements }: Draft): Problem[] {
  const check = (name: string, claims: readonly Pick<Draft['figures'][number], 'period'>[]) =>
    claims.flatMap(({ period }, index) =>
      period?.start && period.end && period.start > period.end
        ? [
            {
              at: `${name}[${index}].period`,
              says: `ends on ${period.end}, before it starts on ${period.start} (时期的结束早于开始)`,
            },
          ]
        : [],
    )
  return [...check('figures', figures), ...check('achievements', achievements)]
}

function starProblems({ stars }: Draft): Problem[] {
  return stars.flatMap(({ branch, theme, count }, index) => {
    const at = `stars[${index}]`
    const before = stars.slice(0, index).filter((other) => other.branch === branch)
    const problems: Problem[] = []
    if (theme !== null && count !== 1)
      problems.push({ at, says: `${theme} is one star, not ${count} (写明哪颗星的，只算一颗)` })
    if (theme !== null && before.some((other) => other.theme === theme)) {
      problems.push({ at, says: `branch ${branch} has ${theme} already; state it once (这颗星已经写过)` })
    }
    const total = before.reduce((sum, other) => sum + other.count, count)
    if (total > 5)
      problems.push({ at, says: `branch ${branch} would have ${total} stars; there are five (一个支部最多五颗星)` })
    return problems
  })
}
