/**
 * What a page's headings need beyond the characters that every page loads: a handful, so the page carries them itself.
 * A new brand with a rare character in its name is set right at once, and no page waits for another file.
 */
import { coreCharacters } from './core-characters.ts'
import { type SongText, songTexts } from './song-text.ts'
import { covers, subsetsOf } from './typeface.ts'

/** Some 12 kB; a list of a hundred names would need far more. */
const BUDGET = 40

/** Lower comes first where not all fits. */
function rank(tag: string): number {
  return tag === 'h1' ? 0 : tag === 'h2' ? 1 : tag === 'h3' ? 3 : 2
}

/**
 * The page with the missing characters of its headings in it. What does not fit, or has a character that the typeface
 * lacks, is set in the system's Song: never half of a heading, and for want of room never only a part of a list.
 */
export async function supplemented(html: string): Promise<string> {
  const { characters, left } = chosen(songTexts(html))
  const page = marked(html, left)
  if (characters.size === 0) return page
  return page.replace('</head>', `<style>${await faces([...characters].join(''))}</style></head>`)
}

function chosen(texts: readonly SongText[]): { characters: Set<string>; left: SongText[] } {
  const characters = new Set<string>()
  const left: SongText[] = []
  for (const kin of groups(texts)) {
    const able = kin.filter(({ text }) => beyondCore(text).every(covers))
    const added = new Set(able.flatMap(({ text }) => beyondCore(text)).filter((one) => !characters.has(one)))
    const fits = characters.size + added.size <= BUDGET
    if (fits) for (const one of added) characters.add(one)
    left.push(...(fits ? kin.filter((text) => !able.includes(text)) : kin))
  }
  return { characters, left }
}

function beyondCore(text: string): string[] {
  return [...text].filter((one) => !coreCharacters.has(one) && !/\s/.test(one))
}

/** Elements that look alike, the most important first. */
function groups(texts: readonly SongText[]): SongText[][] {
  const kinds = Map.groupBy(texts, ({ kind }) => kind)
  return [...kinds.values()].sort((a, b) => rank(a[0]?.tag ?? '') - rank(b[0]?.tag ?? ''))
}

function marked(html: string, left: readonly SongText[]): string {
  let page = html
  for (const { at } of left.toSorted((a, b) => b.at - a.at)) {
    page = `${page.slice(0, at)} data-system-song${page.slice(at)}`
  }
  return page
}

async function faces(text: string): Promise<string> {
  const subsets = await subsetsOf(text)
  return subsets
    .map(({ data, characters }) => {
      const range = characters.map((one) => `U+${(one.codePointAt(0) ?? 0).toString(16)}`).join()
      const source = `url(data:font/ttf;base64,${data.toString('base64')})`
      return `@font-face{font-family:'Fanxing Song Page';font-weight:400 900;src:${source};unicode-range:${range}}`
    })
    .join('')
}
