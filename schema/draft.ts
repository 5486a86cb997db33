/**
 * A draft (稿件): one document with a story, what it says of places, branches, projects and indicators, and its claims.
 * Publishing validates a draft against this shape and projects it into the tables.
 */
import { z } from 'zod'
import {
  CommunityKind,
  FigureStatus,
  PlaceLevel,
  ProjectKind,
  ProjectStatus,
  Qualifier,
  StarTheme,
  Topic,
} from './terms.ts'

const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case letters and digits in groups joined by hyphens')
  .max(100)
/** Characters of the path of a place. */
export const LONGEST_PATH = 300
const path = z
  .string()
  .regex(/^[a-z0-9-]+(\/[a-z0-9-]+)*$/, 'must be slugs joined by slashes')
  .max(LONGEST_PATH)
const line = z.string().trim().min(1).max(300)
const date = z.iso.date()

/** Half-open span of Unicode code points. */
const span = { start: z.int().min(0), end: z.int().min(1) }

/** A verbatim stretch of the story's plain text and, where the story was read from a file, of that file. */
const evidence = z.strictObject({
  quote: z.string().min(1).max(2000),
  ...span,
  original: z.strictObject({ file: line, ...span }).optional(),
})
export type Evidence = z.infer<typeof evidence>

/** What a claim is about: exactly one place (by path), branch (by slug) or project (by slug). */
const subject = z.union([
  z.strictObject({ place: path }),
  z.strictObject({ branch: slug }),
  z.strictObject({ project: slug }),
])
export type SubjectKey = z.infer<typeof subject>

const period = z.strictObject({ label: line, start: date.nullable().default(null), end: date.nullable().default(null) })

export const placeStatement = z.strictObject({
  path,
  name: line,
  level: z.enum(PlaceLevel),
  kind: z.enum(CommunityKind).nullable().default(null),
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/)
    .nullable()
    .default(null),
  summary: z.string().trim().min(1).max(1000).nullable().default(null),
  /** Path of the place above; null only for a province. */
  parent: path.nullable(),
})
export const branchStatement = z.strictObject({ slug, name: line, place: path })
export const projectStatement = z.strictObject({
  slug,
  name: line,
  kind: z.enum(ProjectKind),
  status: z.enum(ProjectStatus),
  place: path,
  summary: z.string().trim().min(1).max(1000),
  themes: z.array(z.enum(StarTheme)).max(5).default([]),
})
export const indicatorStatement = z.strictObject({
  slug,
  name: line,
  topic: z.enum(Topic),
  definition: z.string().trim().min(1).max(1000).nullable().default(null),
  /** code: UCUM or ISO 4217 where one exists (CNY, m2, %), a UCUM annotation such as {部} for counted things. */
  unit: z.strictObject({ code: z.string().min(1).max(40), symbol: line, name: line }),
})
export type PlaceStatement = z.infer<typeof placeStatement>
export type BranchStatement = z.infer<typeof branchStatement>
export type ProjectStatement = z.infer<typeof projectStatement>
export type IndicatorStatement = z.infer<typeof indicatorStatement>

/** A key names a claim within its document for ever: its id and permalink hang on it. */
const claim = { key: slug, evidence }
export const figureClaim = z.strictObject({
  ...claim,
  subject,
  indicator: slug,
  value: z.number(),
  /** The upper end; only with qualifier RANGE. */
  valueMax: z.number().nullable().default(null),
  /** As the sentence writes it; must occur in the quote. */
  display: line,
  qualifier: z.enum(Qualifier).default('EXACT'),
  status: z.enum(FigureStatus).default('ACHIEVED'),
  period: period.nullable().default(null),
})
export const achievementClaim = z.strictObject({
  ...claim,
  subject,
  title: line,
  rank: line.nullable().default(null),
  awardedBy: line.nullable().default(null),
  period: period.nullable().default(null),
})
/** `count` stars at once where the source names only a number; a named theme is one star. */
export const starClaim = z.strictObject({
  ...claim,
  branch: slug,
  theme: z.enum(StarTheme).nullable().default(null),
  count: z.int().min(1).max(5).default(1),
})
/** A sentence about a place or project that states no number. */
export const mentionClaim = z.strictObject({
  subject: z.union([z.strictObject({ place: path }), z.strictObject({ project: slug })]),
  evidence,
})
export type FigureClaim = z.infer<typeof figureClaim>
export type AchievementClaim = z.infer<typeof achievementClaim>
export type StarClaim = z.infer<typeof starClaim>
export type MentionClaim = z.infer<typeof mentionClaim>

/** A cell's column: its letter in the file, its heading, and whether its cells name what the row is about. */
const sheetColumn = z.strictObject({
  letter: z.string().regex(/^[A-Z]{1,3}$/),
  heading: z.string().trim().max(300),
  names: z.boolean(),
})
/** That the story is a spreadsheet, or a part of a long one: its body is then the rows, cells parted by tabs. */
const sheet = z.strictObject({
  /** SHA-256 of the kept file. */
  file: z.string().regex(/^[0-9a-f]{64}$/),
  /** Name of the sheet within the file. */
  name: line,
  /** Slug of the whole sheet: that of its first part. */
  slug,
  part: z.int().min(1),
  previous: slug.nullable(),
  next: slug.nullable(),
  /** What stands above the headings: its title, 单位：万元. */
  caption: z.string().trim().max(1000),
  columns: z.array(sheetColumn).min(1).max(200),
  /** Number in the file of each row of the body. */
  rows: z.array(z.int().min(1).max(1_048_576)).min(1).max(500),
})
export type SheetPart = z.infer<typeof sheet>

const share = z.number().min(0).max(1)
/** A picture beside the text. It stands where the body has `![](picture:<file>)` in a paragraph of its own, or else above it. */
const picture = z.strictObject({
  /** Digest of the kept file. */
  file: z.string().regex(/^[0-9a-f]{32}$/),
  /** What it shows, for those who do not see it. */
  alt: z.string().trim().min(1, 'is missing: say in words what the picture shows').max(300),
  credit: z.string().trim().min(1, 'is missing: say who took the picture, or where it comes from').max(300),
  caption: z.string().trim().min(1).max(500).nullable().default(null),
  /** Whether minors can be recognised in it: a question that its writer answers. Readers are not told. */
  minors: z.boolean('must be answered: whether minors can be recognised in the picture'),
  /** Who consented for them, when and how. Readers are not told. */
  consent: z.string().trim().min(1).max(1000).nullable().default(null),
  /** What a crop keeps, as shares of width and height from the upper left corner. */
  focus: z.strictObject({ x: share, y: share }).default({ x: 0.5, y: 0.5 }),
})
export type PictureSaid = z.infer<typeof picture>

export const draft = z.strictObject({
  story: z.strictObject({
    slug,
    title: line,
    kicker: line.nullable().default(null),
    byline: line.nullable().default(null),
    publication: line.nullable().default(null),
    publishedOn: date.nullable().default(null),
    /** Path of the place the story is about. */
    place: path,
    /** Markdown; where the story is a spreadsheet its rows, cells parted by tabs; empty where it is a profile. */
    body: z.string().max(200_000),
  }),
  sheet: sheet.optional(),
  /**
   * That the document is no story but the profile (档案) of one thing, which it states: nothing of it is read as a text, and what
   * it says of the thing stands over what stories say. `story` then has the thing's name and the place whose editors write it.
   */
  profile: subject.optional(),
  pictures: z.array(picture).max(50).optional(),
  places: z.array(placeStatement).max(500).default([]),
  branches: z.array(branchStatement).max(500).default([]),
  projects: z.array(projectStatement).max(500).default([]),
  indicators: z.array(indicatorStatement).max(500).default([]),
  figures: z.array(figureClaim).max(2000).default([]),
  achievements: z.array(achievementClaim).max(500).default([]),
  stars: z.array(starClaim).max(500).default([]),
  mentions: z.array(mentionClaim).max(2000).default([]),
})
/** A complete draft, as published and as kept in a revision. */
export type Draft = z.infer<typeof draft>
/** A draft as written by hand: defaults may be left out. */
export type DraftInput = z.input<typeof draft>
