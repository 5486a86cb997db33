/** The colours of a picture that stands by itself: those of the site, by day and, where it can be told, by night. */
import tokens from './styles/tokens.css?raw'

type Name = 'paper' | 'sheet' | 'ink' | 'soft' | 'rule' | 'red'

const [day = '', night = ''] = tokens.split('@media (prefers-color-scheme: dark)')

function colour(css: string, name: Name): string {
  const value = new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(css)?.[1]
  if (value === undefined) throw new Error(`styles/tokens.css gives no colour ${name}`)
  return value
}

/** Rules by the name of a colour: `fill-ink` fills, `line-ink` draws a line. */
function rules(css: string, names: readonly Name[]): string {
  return names
    .map((name) => `.fill-${name}{fill:${colour(css, name)}}.line-${name}{stroke:${colour(css, name)}}`)
    .join('')
}

/** What the picture's address names (chart.svg#f12) is drawn in vermilion. */
function lit(css: string): string {
  return `:target .fill-ink{fill:${colour(css, 'red')}}:target .line-ink{stroke:${colour(css, 'red')}}`
}

/** A colour of the site by day, for what leaves it. */
export function dayColour(name: Name): string {
  return colour(day, name)
}

interface Manner {
  /** Whether it follows the reader's dark mode. */
  night: boolean
  /** Whether it has parts with an address of their own. */
  parts?: boolean
}

/** The style of a picture in these colours. */
export function palette(names: readonly Name[], { night: isNightly, parts = false }: Manner): string {
  const of = (css: string) => rules(css, names) + (parts ? lit(css) : '')
  return of(day) + (isNightly ? `@media(prefers-color-scheme:dark){${of(night)}}` : '')
}

/** Typefaces that the reader may have: a picture can bring none of its own. */
export const typefaces =
  "text{font-family:system-ui,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif}" +
  ".song{font-family:'Noto Serif SC','Noto Serif CJK SC','Songti SC',STSong,SimSun,serif;font-weight:700}"
