/** How the words of a search meet search entries. */
import { HubError } from '../errors.ts'
import { latin, pairs, runs, searchForm } from '../search-tokens.ts'
import type { Compilation } from './compilation.ts'
import { arrayText } from './parameters.ts'

export const MAX_CHARACTERS = 100
export const MAX_WORDS = 10

interface Word {
  readonly text: string
  /** Characters of which the text is made, in runs without anything between them. */
  readonly runs: readonly string[][]
  /** Query for the pinyin of titles, for words of Latin letters and digits. */
  readonly sound: string | null
}

/** SQL that tells whether the search entry under this alias has every word of the text. */
export function found(c: Compilation, entry: string, text: unknown): string {
  const query = c.parameters.add(text, 'tsquery', (value) => tokenQuery(wordsOf(value)), 'query')
  const needles = c.parameters.add(
    text,
    'text[]',
    (value) => arrayText(inexact(value).map((word) => word.text)),
    'needles',
  )
  const sounds = c.parameters.add(
    text,
    'text[]',
    (value) => arrayText(inexact(value).map((word) => word.sound)),
    'sounds',
  )
  const missing =
    `select from unnest(${needles}, ${sounds}) word(needle, sound) where strpos(${entry}.text, word.needle) = 0 ` +
    `and (word.sound is null or not ${entry}.tokens @@ word.sound::tsquery)`
  return `${entry}.tokens @@ ${query} and not exists (${missing})`
}

/**
 * SQL of how well an entry's title meets the text: 0 is the text, 1 begins with it, 2 holds it or sounds like it, 3 for
 * what only the rest holds.
 */
export function rank(c: Compilation, entry: string, text: unknown): string {
  const phrase = c.parameters.add(text, 'text', (value) => solid(searchForm(String(value))), 'phrase')
  const title = `replace(${entry}.title, ' ', '')`
  const sounds = c.parameters.add(text, 'tsquery', (value) => soundQuery(wordsOf(value)), 'sound')
  return (
    `case when ${title} = ${phrase} then 0 when starts_with(${title}, ${phrase}) then 1 ` +
    `when strpos(${title}, ${phrase}) > 0 or ${entry}.tokens @@ ${sounds} then 2 else 3 end`
  )
}

/** Without its spaces: Chinese has none, and somebody may part a name's words by them. */
const solid = (text: string) => text.replaceAll(/\s+/gu, '')

/** The words of a search; those without a letter or digit say nothing and are left out. */
function wordsOf(value: unknown): Word[] {
  const form = searchForm(String(value)).trim()
  const words = form
    .split(/\s+/u)
    .map(word)
    .filter(({ runs }) => runs.length > 0)
  const length = [...form].length
  if (length <= MAX_CHARACTERS && words.length <= MAX_WORDS) return words
  throw new HubError(
    'SEARCH_TOO_LONG',
    `text has ${words.length} words and ${length} characters. Search for at most ${MAX_WORDS} words and ${MAX_CHARACTERS} characters.`,
  )
}

/** Pinyin may be typed with hyphens or apostrophes between its syllables: `lian-xin-jie`, `xi'an`. */
function word(text: string): Word {
  const sound = latin(text).replaceAll(/['’-]/gu, '')
  const isLatin = /^[a-z0-9]+$/.test(sound)
  return { text, runs: runs(text), sound: isLatin ? `${lexeme(`p:${sound}`)}:*|${lexeme(`i:${sound}`)}:*` : null }
}

/** Words that the index finds without being sure that they stand together: all but one and two characters. */
function inexact(value: unknown): Word[] {
  return wordsOf(value).filter(({ text }) => [...text].length > 2)
}

/** No lexeme is like this one. */
const NOTHING = `'p:'`

function tokenQuery(words: readonly Word[]): string {
  return words.length === 0 ? NOTHING : words.map((word) => `(${wordQuery(word)})`).join('&')
}

function wordQuery({ runs, sound }: Word): string {
  const spelt = runs.map((run) => (run.length === 1 ? `${lexeme(run.join(''))}:*` : spelling(run))).join('&')
  return sound === null ? spelt : `${sound}|(${spelt})`
}

/** A run's pairs, without the last character alone. */
function spelling(run: readonly string[]): string {
  return pairs(run.join(''))
    .filter((pair) => [...pair].length > 1)
    .map(lexeme)
    .join('&')
}

function soundQuery(words: readonly Word[]): string {
  const sounds = words.flatMap(({ sound }) => sound ?? [])
  return words.length === 0 || sounds.length < words.length ? NOTHING : sounds.map((sound) => `(${sound})`).join('&')
}

function lexeme(text: string): string {
  return `'${text.replace(/['\\]/g, '$&$&')}'`
}
