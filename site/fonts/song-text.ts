/** Finds the text of a page that is set in the Song: the headings, and what carries one of the classes below. */

const tags = new Set(['h1', 'h2', 'h3'])
const classes = new Set(['song', 'numeral', 'seal'])
const voids = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' }

/** One element with all that is in it. */
export interface SongText {
  tag: string
  /** Elements of one kind, such as the names in a list, look alike. */
  kind: string
  text: string
  /** Where in the page its start tag can take another attribute. */
  at: number
}

const token =
  /<!--[\s\S]*?-->|<(script|style|template)\b[\s\S]*?<\/\1>|<(\/?)([a-z][a-z0-9-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>|[^<]+/g

/** The outermost elements of the page that are set in the Song, in their order. The page is what Astro writes: well formed. */
export function songTexts(html: string): SongText[] {
  const found: SongText[] = []
  let current: SongText | null = null
  let depth = 0
  for (const match of html.matchAll(token)) {
    const [whole, , closing, tag, attributes = ''] = match
    if (tag === undefined) {
      if (current !== null && !whole.startsWith('<')) current.text += decoded(whole)
    } else if (voids.has(tag) || attributes.endsWith('/')) {
    } else if (current !== null) {
      depth += closing === '/' ? -1 : 1
      if (depth === 0) current = null
    } else if (closing !== '/' && isSong(tag, attributes)) {
      current = { tag, kind: `${tag} ${classOf(attributes)}`, text: '', at: match.index + 1 + tag.length }
      found.push(current)
      depth = 1
    }
  }
  return found
}

/** A page may leave a long list of headings to the system's Song itself. */
function isSong(tag: string, attributes: string): boolean {
  if (/\bdata-system-song\b/.test(attributes)) return false
  if (tags.has(tag)) return true
  return classOf(attributes)
    .split(/\s+/)
    .some((name) => classes.has(name))
}

function classOf(attributes: string): string {
  return /(?:^|\s)class="([^"]*)"/.exec(attributes)?.[1] ?? ''
}

function decoded(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal))
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16))
    return entities[name] ?? whole
  })
}
