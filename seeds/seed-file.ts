/** The shape of a seed file: a story and its reading, in the order of the page. README.md explains it with an example. */
import { isNode, LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import {
  achievementClaim,
  branchStatement,
  draft,
  figureClaim,
  indicatorStatement,
  placeStatement,
  projectStatement,
  starClaim,
} from '../schema/draft.ts'
import { SeedError, type SeedPlace } from './seed-error.ts'

const text = z.string().trim().min(1)
/** 'place zhongyuan/liuhu', 'project fan-xing-ji-hua' or 'branch tongshuwang-dang-wei'. */
const subject = text.regex(
  /^(?:place|branch|project) \S+$/,
  'must be "place <path>", "branch <slug>" or "project <slug>"',
)
const place = placeStatement.omit({ path: true, parent: true })
const period = text.optional()

const entry = z.strictObject({
  quote: text,
  occurrence: z.int().min(1).optional(),
  places: z.record(text, place).default({}),
  branches: z.record(text, branchStatement.omit({ slug: true })).default({}),
  projects: z.record(text, projectStatement.omit({ slug: true })).default({}),
  about: z.array(subject).default([]),
  figures: z
    .array(figureClaim.omit({ evidence: true, subject: true, period: true }).extend({ subject, period }))
    .default([]),
  achievements: z
    .array(achievementClaim.omit({ evidence: true, subject: true, period: true }).extend({ subject, period }))
    .default([]),
  stars: z.array(starClaim.omit({ evidence: true })).default([]),
  /** Why the words state nothing; only in an entry that states nothing. */
  nothing: text.optional(),
})
/** One quote and what it states. */
export type Entry = z.infer<typeof entry>

const seed = z.strictObject({ story: draft.shape.story, reading: z.array(entry).min(1) })
export type Seed = z.infer<typeof seed>

const places = z.record(text, placeStatement.omit({ path: true }))
export type PlacesAbove = z.infer<typeof places>

const unit = indicatorStatement.shape.unit
const indicators = z.record(text, indicatorStatement.omit({ slug: true, unit: true }).extend({ unit: text }))
const catalogue = z.strictObject({ units: z.record(text, unit.omit({ code: true })), indicators })
export type Catalogue = z.infer<typeof catalogue>

/** A file's text under the name that errors give it. */
export interface SourceFile {
  file: string
  text: string
}
/** A path into a YAML document: ['reading', 3, 'quote']. */
export type YamlPath = ReadonlyArray<string | number>

/** What a file says, and where it says it. */
export interface Parsed<T> {
  value: T
  at(path: YamlPath): SeedPlace
}

export function parseSeed(source: SourceFile): Parsed<Seed> {
  return parse(source, seed)
}

export function parsePlacesAbove(source: SourceFile): Parsed<PlacesAbove> {
  return parse(source, places)
}

export function parseCatalogue(source: SourceFile): Parsed<Catalogue> {
  return parse(source, catalogue)
}

function parse<T>(source: SourceFile, shape: z.ZodType<T>): Parsed<T> {
  const lines = new LineCounter()
  const document = parseDocument(source.text, { lineCounter: lines })
  const syntax = document.errors[0]
  if (syntax !== undefined) {
    const place = `line ${lines.linePos(syntax.pos[0]).line}`
    throw new SeedError('SEED_SHAPE', { file: source.file, place }, `Not YAML: ${syntax.message}`, 'Mend the YAML.')
  }
  const at = (path: YamlPath): SeedPlace => ({ file: source.file, place: `line ${lineOf(path)}` })
  const lineOf = (path: YamlPath): number => {
    const node = path.length === 0 ? document.contents : document.getIn(path, true)
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
    return path.length === 0 ? 1 : lineOf(path.slice(0, -1))
  }
  const result = shape.safeParse(document.toJS())
  if (result.success) return { value: result.data, at }
  throw shapeError(result.error, at)
}

function shapeError(error: z.ZodError, at: (path: YamlPath) => SeedPlace): SeedError {
  const issue = error.issues[0]
  const path = (issue?.path ?? []).map((step) => (typeof step === 'symbol' ? String(step) : step))
  return new SeedError(
    'SEED_SHAPE',
    at(path),
    `${path.join('.') || 'The file'}: ${issue?.message ?? 'not as described'}.`,
    'seeds/README.md lists the fields of a seed.',
  )
}
