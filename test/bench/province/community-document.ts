import type {
  AchievementClaim,
  DraftInput,
  Evidence,
  ProjectStatement,
  StarClaim,
  SubjectKey,
} from '../../../schema/draft.ts'
import type { ProjectKind, ProjectStatus } from '../../../schema/terms.ts'
import { Article } from './article.ts'
import { amount, MEASURES } from './indicators.ts'
import type { ProvinceSize } from './province.ts'
import { type Random, random } from './random.ts'
import { COMMUNITIES_PER_STREET, community, street } from './tree.ts'
import { AIMS, AWARDERS, CALLINGS, HONOURS, MARK, RANKS, STARS, slug, UNDERTAKINGS, WAYS } from './vocabulary.ts'

/** States a community, its branch with stars, and its share of the province's projects and figures. */
export function communityDocument(index: number, size: ProvinceSize, seed: number): DraftInput {
  const telling = new Telling(index, random(seed, index))
  telling.branch()
  for (const at of share(index, size.communities, size.projects))
    telling.project(at, share(at, size.projects, size.figures))
  return telling.draft()
}

/** Which of `parts` things belong to the `index`th of `wholes`: they are dealt out evenly and in order. */
function share(index: number, wholes: number, parts: number): number[] {
  const from = Math.floor((index * parts) / wholes),
    to = Math.floor(((index + 1) * parts) / wholes)
  return Array.from({ length: to - from }, (_, at) => from + at)
}

const KINDS = ['BRAND', 'BRAND', 'BRAND', 'PROGRAMME', 'PRACTICE', 'WORK'] as const satisfies readonly ProjectKind[]
const STATUSES = ['ONGOING', 'ONGOING', 'ONGOING', 'COMPLETED', 'PLANNED'] as const satisfies readonly ProjectStatus[]
const MONTHS = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'] as const

class Telling {
  readonly #place
  readonly #article = new Article()
  readonly #random: Random
  readonly #number: number
  readonly #branch: string
  readonly #projects: ProjectStatement[] = []
  readonly #figures: NonNullable<DraftInput['figures']> = []
  readonly #achievements: AchievementClaim[] = []
  readonly #stars: StarClaim[] = []
  readonly #mentions: NonNullable<DraftInput['mentions']> = []

  constructor(index: number, choices: Random) {
    this.#place = community(index)
    this.#number = index + 1
    this.#random = choices
    this.#branch = `${slug(this.#place.name)}-branch-${this.#number}`
  }

  branch(): void {
    const named = this.#place.name,
      parent = street(Math.floor((this.#number - 1) / COMMUNITIES_PER_STREET)).name
    this.#mention({ place: this.#place.path }, `${parent}${named}以“五星”支部创建为抓手，从居民最关切的小事做起。`)
    const stars = STARS.filter(() => this.#random.chance(0.5))
    if (stars.length === 0) return
    const evidence = this.#article.say(`${named}党支部获评${stars.map(([, star]) => `“${star}”`).join('、')}。`)
    for (const [theme] of stars) {
      this.#stars.push({ key: `star-${this.#stars.length + 1}`, evidence, branch: this.#branch, theme, count: 1 })
    }
  }

  project(at: number, figures: readonly number[]): void {
    const r = this.#random,
      calling = r.pick(CALLINGS),
      undertaking = r.pick(UNDERTAKINGS),
      aim = r.pick(AIMS),
      way = r.pick(WAYS)
    const called = `${calling}${undertaking}`,
      subject = { project: `${slug(calling, '-')}-${slug(undertaking, '-')}-${at + 1}` }
    this.#projects.push({
      slug: subject.project,
      name: called,
      kind: r.pick(KINDS),
      status: r.pick(STATUSES),
      place: this.#place.path,
      summary: `${way}，${aim}。`,
      themes: STARS.filter(() => r.chance(0.3)).map(([theme]) => theme),
    })
    this.#article.paragraph()
    this.#mention(subject, `${this.#place.name}打造“${called}”项目，${way}，${aim}。`)
    for (const figure of figures) this.#figure(figure, r.chance(0.85) ? subject : { place: this.#place.path })
    if (r.chance(0.3)) this.#achievement(subject, called)
  }

  #mention(subject: { place: string } | { project: string }, sentence: string): Evidence {
    const evidence = this.#article.say(sentence)
    this.#mentions.push({ subject, evidence })
    return evidence
  }

  #figure(at: number, subject: SubjectKey): void {
    const measure = this.#random.pick(MEASURES),
      stated = amount(measure, this.#random)
    const planned = this.#random.chance(0.1),
      lately = this.#random.chance(0.3)
    const sentence = `${planned ? '计划到年底，' : ''}${lately ? '今年以来，' : ''}${measure.sentence(stated.display)}`
    this.#figures.push({
      ...stated,
      key: `figure-${at + 1}`,
      evidence: this.#article.say(sentence),
      subject,
      indicator: measure.statement.slug,
      status: planned ? 'PLANNED' : 'ACHIEVED',
      period: lately ? { label: '今年以来' } : null,
    })
  }

  #achievement(subject: SubjectKey, called: string): void {
    const r = this.#random,
      title = r.pick(HONOURS),
      rank = r.pick(RANKS),
      awardedBy = r.chance(0.5) ? r.pick(AWARDERS) : null
    const evidence = this.#article.say(
      `“${called}”项目获${awardedBy === null ? '' : `${awardedBy}授予的`}${title}${rank}。`,
    )
    const key = `achievement-${this.#achievements.length + 1}`
    this.#achievements.push({ key, evidence, subject, title, rank, awardedBy, period: null })
  }

  draft(): DraftInput {
    const r = this.#random,
      named = this.#place.name
    return {
      story: {
        slug: `synthetic-community-${this.#number}`,
        title: `${named}：${r.pick(AIMS)}`,
        kicker: MARK,
        byline: `${MARK} 非真实报道`,
        publication: MARK,
        publishedOn: `2025-${r.pick(MONTHS)}-${String(r.whole(1, 28)).padStart(2, '0')}`,
        place: this.#place.path,
        body: this.#article.body,
      },
      places: [this.#place],
      branches: [{ slug: this.#branch, name: `${named}党支部`, place: this.#place.path }],
      projects: this.#projects,
      figures: this.#figures,
      achievements: this.#achievements,
      stars: this.#stars,
      mentions: this.#mentions,
    }
  }
}
