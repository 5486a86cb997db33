/** What a browser calls a download: after the question and the day, so that several do not pass for one another. */
import type { Chosen } from '../desk/conditions.ts'

/** Characters of the words, or of the codes, that a name takes from its question. */
const MOST = 60

export interface FileName {
  /** 繁星数字-集体经济-莲湖街道-2026-12-01.csv */
  name: string
  /** The same for programs that know no Chinese: fanxing-figures-collective_economy-lianhu-2026-12-01.csv */
  ascii: string
}

/** `day`: the day of the download in China. */
export function fileNameOf(chosen: readonly Chosen[], day: string, ending: string): FileName {
  const words = chosen.map(({ name, property, words }) => (name in ENDS ? property + words : words))
  const codes = chosen.map(({ name, value }) => (name in ENDS ? `${name}${value}` : value))
  return {
    name: `${['繁星数字', ...within(words.map(plain), '等'), day].join('-')}.${ending}`,
    ascii: `${['fanxing-figures', ...within(codes.map(asciiOf), 'etc'), day].join('-')}.${ending}`,
  }
}

/** Numbers that say nothing without what they bound. */
const ENDS = { min: true, max: true }

/** The first parts that there is room for: a name that is cut within a word would name another thing. */
function within(parts: readonly string[], more: string): string[] {
  let room = MOST
  const short: string[] = []
  for (const part of parts.filter((part) => part !== '')) {
    room -= [...part].length + 1
    if (room < 0) return [...short, more]
    short.push(part)
  }
  return short
}

/** Without what file systems keep for themselves, and what would lead out of the folder. */
function plain(words: string): string {
  return words.replace(/[\p{C}\s/\\:*?"<>|]+/gu, '_').replace(/^_+|_+$/g, '')
}

/** The last part of a path is its place; Chinese is left out, for the other name has it. */
function asciiOf(value: string): string {
  const last = value.split('/').at(-1) ?? ''
  return last
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '_')
    .replace(/^_+|_+$/g, '')
}
