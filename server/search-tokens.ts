/**
 * What a text is found by. A search is answered from an index of tokens: pairs of neighbouring characters, so that any
 * Chinese substring of two characters and more is found, and the pinyin of titles, in full and as initials.
 */
import { LRUCache } from 'lru-cache'
import { pinyin } from 'pinyin-pro'

/** How many syllables of a title are indexed by their pinyin. */
const MAX_SYLLABLES = 40
/** More distinct pairs than this would not fit into one PostgreSQL tsvector of 1 MB. */
const MAX_PAIRS = 100_000

/** One form for all spellings of the same text: full width and half width, upper and lower case. */
export function searchForm(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

/** The runs of letters, digits and Han characters of a text in its search form, each as its characters. */
export function runs(text: string): string[][] {
  return words(text).map((run) => [...run])
}

function words(text: string): string[] {
  return searchForm(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
}

/**
 * Each character of each run with the one after it: `红黑榜2` gives 红黑, 黑榜, 榜2 and, as nothing follows, 2. So a
 * substring of two and more is found by its pairs, and a single character by the tokens that begin with it.
 */
export function pairs(text: string): string[] {
  const found = new Set<string>()
  for (const run of words(text)) {
    let last = ''
    for (const character of run) {
      if (last !== '' && found.size < MAX_PAIRS) found.add(last + character)
      last = character
    }
    if (found.size < MAX_PAIRS) found.add(last)
  }
  return [...found]
}

/**
 * The lexemes of a thing with these names and this text (any spelling): pairs of all; `p:` and each suffix of a name's
 * toneless syllables (`p:lianxinjie`, `p:xinjie`, `p:jie`); `i:` and each suffix of their initials (`i:lxj`, `i:xj`, `i:j`).
 * ü is written v, as on a keyboard.
 */
export function searchTokens(names: readonly string[], text: string): string[] {
  const tokens = new Set(pairs(`${names.join('\n')}\n${text}`))
  for (const name of names) for (const token of spoken(searchForm(name))) tokens.add(token)
  return [...tokens]
}

/**
 * A spreadsheet names the same thing year after year, and a long one thousands of things. The tokens of each are kept as
 * one text, which takes a tenth of their memory.
 */
const heard = new LRUCache<string, string>({ max: 50_000 })

/** The tokens of a name's pinyin. */
function spoken(name: string): string[] {
  const tokens = heard.get(name) ?? [...new Set(readings(name).flatMap(suffixes))].join(' ')
  heard.set(name, tokens)
  return tokens === '' ? [] : tokens.split(' ')
}

interface Syllable {
  sound: string
  initial: string
}

function suffixes(syllables: readonly Syllable[]): string[] {
  return syllables.flatMap((_, at) => {
    const rest = syllables.slice(at)
    return [`p:${rest.map(({ sound }) => sound).join('')}`, `i:${rest.map(({ initial }) => initial).join('')}`]
  })
}

/** The title as it reads in its context and, where that differs, with its head read as a surname (单 as shan). */
function readings(title: string): Syllable[][] {
  return (['off', 'head'] as const).map((surname) => {
    const spoken = pinyin(title, { type: 'all', toneType: 'none', nonZh: 'consecutive', surname })
    return spoken.flatMap(syllables).slice(0, MAX_SYLLABLES)
  })
}

function syllables({ origin, pinyin, isZh }: { origin: string; pinyin: string; isZh: boolean }): Syllable[] {
  if (isZh) {
    const sound = latin(pinyin)
    return [{ sound, initial: sound.slice(0, 1) }]
  }
  return [...origin.matchAll(/[a-z0-9]+/g)].map(([run]) => ({ sound: run, initial: run }))
}

/** Pinyin as typed: ü is v. */
export function latin(sound: string): string {
  return sound.replaceAll('ü', 'v')
}
