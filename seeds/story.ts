/** Reads one seed against its page: the story's text, aligned to the scan, and everything that it states. */
import type { Draft } from '../schema/draft.ts'
import { align, sameWords } from './alignment.ts'
import { paragraphsOf, plainTextOf } from './body.ts'
import { claimsOf } from './claims.ts'
import { unread } from './coverage.ts'
import type { Page, Stretch } from './page.ts'
import { type AlignedText, passageOf } from './quote.ts'
import { SeedError } from './seed-error.ts'
import { type Parsed, parseSeed, type Seed, type SourceFile } from './seed-file.ts'
import { type CommonGround, type Statements, statementsOf } from './statements.ts'

/** A draft and the section of the page that it is the reading of. */
export interface StoryReading {
  draft: Draft
  section: Stretch
}

/** Reads a seed file into a draft; whatever does not match the page is a SeedError. */
export function readStory(source: SourceFile, page: Page, ground: CommonGround): StoryReading {
  const seed = parseSeed(source)
  const statements = statementsOf(seed, ground)
  const paragraphs = paragraphsOf(seed.value.story.body, seed.at(['story', 'body']))
  const section = sectionOf(seed, page, statements)
  const text = alignedText(seed, page, section, statements, plainTextOf(paragraphs))
  const claims = claimsOf(seed, statements, ground, text)
  checkAllRead(seed, text)
  return {
    draft: {
      story: { ...seed.value.story, body: paragraphs.join('\n\n') },
      places: [...statements.places.values()],
      branches: [...statements.branches.values()],
      projects: [...statements.projects.values()],
      indicators: indicatorsOf(claims.figures, ground),
      ...claims,
    },
    section,
  }
}

/** The page prints a story's street and title as one heading. */
function headingOf(seed: Seed, statements: Statements): string {
  return `${statements.places.get(seed.story.place)?.name ?? ''} ${seed.story.title}`
}

function sectionOf(seed: Parsed<Seed>, page: Page, statements: Statements): Stretch {
  const heading = headingOf(seed.value, statements)
  const { kicker } = seed.value.story
  if (kicker !== null) align(Array.from(kicker), page.headline, seed.at(['story', 'kicker']))
  const section = page.sections.find(({ points }) => sameWords(heading, points.slice(0, lineEnd(points))))
  if (section !== undefined) return section
  throw new SeedError(
    'SECTION_UNKNOWN',
    seed.at(['story', 'title']),
    `${page.file} has no story headed “${heading}”; it has ${page.sections.map(({ points }) => `“${points.slice(0, lineEnd(points)).join('')}”`).join(', ')}.`,
    'Copy the title as the page prints it, without the name of the place.',
  )
}

function lineEnd(points: readonly string[]): number {
  const end = points.indexOf('\n')
  return end === -1 ? points.length : end
}

function alignedText(
  seed: Parsed<Seed>,
  page: Page,
  section: Stretch,
  statements: Statements,
  plain: string,
): AlignedText {
  const { byline } = seed.value.story
  const head = Array.from(`${headingOf(seed.value, statements)}\n`)
  const points = Array.from(plain)
  const tail = byline === null ? [] : Array.from(`\n${byline}`)
  const offsets = align([...head, ...points, ...tail], section, seed.at(['story', 'body']))
  return { points, offsets: offsets.slice(head.length, head.length + points.length), file: page.file }
}

function checkAllRead(seed: Parsed<Seed>, text: AlignedText): void {
  const passages = seed.value.reading.map(({ quote, occurrence }, index) =>
    passageOf(quote, occurrence, text, seed.at(['reading', index, 'quote'])),
  )
  const [first] = unread(text.points, passages)
  if (first === undefined) return
  throw new SeedError(
    'TEXT_UNREAD',
    seed.at(['reading']),
    `No entry quotes “${first}”.`,
    'Add an entry that says what the words state, or why they state nothing.',
  )
}

function indicatorsOf(figures: Draft['figures'], ground: CommonGround): Draft['indicators'] {
  const used = new Set(figures.map(({ indicator }) => indicator))
  return [...ground.indicators.values()].filter(({ slug }) => used.has(slug))
}
