/**
 * The serif of headings and numerals: Noto Serif SC Bold, from @fontsource. Its main file holds the 8,000 common
 * characters; rarer ones, many of them of villages, lie in a hundred slices beside it.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { create, type Font, type Glyph } from 'fontkitten'
import subsetFont from 'subset-font'

const require = createRequire(import.meta.url)
const MAIN = 'chinese-simplified'

/** A font file with some of the typeface's characters. */
export interface Subset {
  /** TrueType. */
  data: Buffer
  characters: readonly string[]
}

function fileOf(name: string): Buffer {
  return readFileSync(require.resolve(`@fontsource/noto-serif-sc/files/noto-serif-sc-${name}-700-normal.woff2`))
}

const fonts = new Map<string, Font>()
function fontOf(name: string): Font {
  const known = fonts.get(name)
  if (known !== undefined) return known
  const font = create(fileOf(name))
  if (font.isCollection) throw new Error(`The ${name} file of @fontsource/noto-serif-sc is not a single font`)
  fonts.set(name, font)
  return font
}

/** Which slice has a character, by code point: the main file where it can. */
let index: Map<number, string> | null = null
function slices(): Map<number, string> {
  if (index !== null) return index
  const ranges: Record<string, string> = require('@fontsource/noto-serif-sc/unicode.json')
  index = new Map()
  for (const [name, range] of Object.entries(ranges)) {
    for (const codePoint of codePoints(range)) index.set(codePoint, name.replace(/[[\]]/g, ''))
  }
  for (const codePoint of fontOf(MAIN).characterSet) index.set(codePoint, MAIN)
  // A tab has no shape, and a subset of it alone is no font.
  for (const codePoint of index.keys()) if (/\p{C}/u.test(String.fromCodePoint(codePoint))) index.delete(codePoint)
  return index
}

/** `U+4e00-4e02,U+4e07` → 0x4e00, 0x4e01, 0x4e02, 0x4e07. */
function* codePoints(range: string): Generator<number> {
  for (const part of range.split(',')) {
    const [first = '', last = first] = part.trim().slice(2).split('-')
    for (let codePoint = Number.parseInt(first, 16); codePoint <= Number.parseInt(last, 16); codePoint++) {
      yield codePoint
    }
  }
}

/** Whether the typeface has a glyph for the character. */
export function covers(character: string): boolean {
  return slices().has(character.codePointAt(0) ?? -1)
}

/** The character's outline for a typeface of one unit an em, upside down as fonts have it; null where it has no glyph. */
export function glyphOf(character: string): { path: Glyph['path']; advance: number } | null {
  const codePoint = character.codePointAt(0) ?? -1
  const name = slices().get(codePoint)
  if (name === undefined) return null
  const font = fontOf(name)
  const { path, advanceWidth } = font.glyphForCodePoint(codePoint)
  return { path: path.scale(1 / font.unitsPerEm), advance: advanceWidth / font.unitsPerEm }
}

/** What a page's few headings need nothing of: kerning, vertical forms, names, hints. */
const lean = {
  targetFormat: 'sfnt' as const,
  noHinting: true,
  keepFeatures: [],
  dropTables: ['GSUB', 'GPOS', 'GDEF', 'BASE', 'VORG', 'vhea', 'vmtx', 'STAT', 'DSIG', 'meta'],
}

const entire = { targetFormat: 'sfnt' as const, keepAllGlyphs: true }

/**
 * A file cut down to the characters that were ever asked for. Cutting again from the cut is ten times as fast as from
 * the whole file and gives the same bytes.
 */
interface Pool {
  whole: Buffer
  cut: Buffer
  known: Set<string>
}
const pools = new Map<string, Promise<Pool>>()

/** The file's pool, grown by what it lacks of the characters. One growth at a time, so that none is lost. */
function poolWith(name: string, characters: readonly string[]): Promise<Pool> {
  const grown = (pools.get(name) ?? open(name)).then(async (pool) => {
    if (characters.every((character) => pool.known.has(character))) return pool
    const known = new Set([...pool.known, ...characters])
    return { ...pool, known, cut: await subsetFont(pool.whole, [...known].join(''), lean) }
  })
  pools.set(name, grown)
  return grown
}

async function open(name: string): Promise<Pool> {
  const whole = await subsetFont(fileOf(name), '', entire)
  return { whole, cut: whole, known: new Set() }
}

/**
 * The typeface cut to the characters of `text`: one subset for each file they lie in, in a steady order, the same bytes
 * for the same characters. Characters that it lacks are in none.
 */
export async function subsetsOf(text: string): Promise<Subset[]> {
  const wanted = new Map<string, string[]>()
  for (const character of [...new Set(text)].sort()) {
    const name = slices().get(character.codePointAt(0) ?? -1)
    if (name === undefined) continue
    const known = wanted.get(name)
    if (known === undefined) wanted.set(name, [character])
    else known.push(character)
  }
  const names = [...wanted.keys()].sort((a, b) => Number(b === MAIN) - Number(a === MAIN) || (a < b ? -1 : 1))
  return Promise.all(
    names.map(async (name) => {
      const characters = wanted.get(name) ?? []
      const { cut } = await poolWith(name, characters)
      return { characters, data: await subsetFont(cut, characters.join(''), lean) }
    }),
  )
}

/** The typeface cut to the characters of `text`, as WOFF 2. Throws where the main file lacks one of them. */
export async function webFont(text: string): Promise<Buffer> {
  const missing = [...new Set(text)].filter((character) => slices().get(character.codePointAt(0) ?? -1) !== MAIN)
  if (missing.length > 0)
    throw new Error(`Noto Serif SC has no ${missing.join(' ')}: take it out of core-characters.ts`)
  return subsetFont(fileOf(MAIN), text, { ...lean, targetFormat: 'woff2' })
}
