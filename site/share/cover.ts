/** The share image of one thing: the page's opening, as a magazine's cover. */
import { drawable } from './drawable.ts'
import { box, type Element } from './element.ts'
import { photographWidth } from './photograph.ts'
import { height, width } from './size.ts'
import { star } from './star.ts'
import { titleLines } from './title-lines.ts'

const paper = '#faf6ee'
const ink = '#1d1a16'
const soft = '#6a6257'
const rule = '#e2d9c6'
const red = '#b3261e'
const gold = '#c8921b'

/** Pixels. */
const PADDING = { left: 64, right: 72 }
const SPINE = 40
const GAP = 56
/** Between the title's characters. */
const SPACING = 2
/** Of the sentence below the title. */
const LEAD = 34

export interface Cover {
  kicker: string
  title: string
  standfirst: string | null
  /** Place names for the vertical line, the widest first. */
  spine: readonly string[]
  /** The street's colour. */
  hue: string | null
  /** Whether a photograph takes the right edge. */
  hasPhotograph?: boolean
}

export function cover({ kicker, title, standfirst, spine, hue, hasPhotograph = false }: Cover): Element {
  const words = drawable(title)
  const size = titleSize(words, hasPhotograph)
  const right = hasPhotograph ? photographWidth + PADDING.left : PADDING.right
  const room = width - PADDING.left - right - SPINE - GAP
  return box(
    {
      width,
      height,
      boxSizing: 'border-box',
      padding: `56px ${right}px 56px ${PADDING.left}px`,
      background: paper,
      color: ink,
      gap: GAP,
    },
    spineOf(spine, hue ?? red),
    box(
      { flexDirection: 'column', flexGrow: 1, flexBasis: 0, justifyContent: 'space-between' },
      box({ color: red, fontSize: 30, letterSpacing: 3 }, drawable(kicker)),
      box(
        { flexDirection: 'column' },
        box(
          { flexDirection: 'column', fontSize: size, lineHeight: 1.2, letterSpacing: SPACING },
          ...titleOf(words, size, room),
        ),
        standfirst === null ? null : lead(standfirst, hasPhotograph ? 2 : 3, room),
      ),
      wordmark(),
    ),
  )
}

/** The title's lines; an opening mark, which fills half of its square, hangs in the margin. */
function titleOf(words: string, size: number, room: number): Element[] {
  return titleLines(words, Math.floor(room / (size + SPACING))).map((line) =>
    box(/^[“‘《「]/u.test(line) ? { marginLeft: -size / 2 } : {}, line),
  )
}

/** The fewer the signs, the larger; 30 signs still fit in three lines. */
function titleSize(title: string, isNarrow: boolean): number {
  const length = [...title].length
  if (isNarrow) return length <= 5 ? 108 : length <= 8 ? 88 : length <= 16 ? 68 : length <= 30 ? 54 : 44
  return length <= 5 ? 152 : length <= 8 ? 112 : length <= 16 ? 88 : length <= 30 ? 68 : 54
}

/** In lines of like length, so that none holds the last word alone; more than there is room for fills the lines. */
function lead(text: string, lineClamp: number, room: number): Element {
  const words = drawable(text)
  const fits = [...words].length < lineClamp * (Math.floor(room / LEAD) - 1)
  return box(
    {
      color: soft,
      fontSize: LEAD,
      lineHeight: 1.6,
      marginTop: 24,
      display: 'block',
      lineClamp,
      wordBreak: 'break-all',
      textWrap: fits ? 'balance' : 'wrap',
    },
    words,
  )
}

function spineOf(names: readonly string[], hue: string): Element {
  const signs = names.flatMap((name, index) => [...(index === 0 ? [] : ['　']), ...drawable(name)])
  const size = signs.length > 18 ? Math.floor((18 / signs.length) * 26) : 26
  return box(
    {
      flexDirection: 'column',
      alignItems: 'center',
      width: SPINE,
      paddingTop: 18,
      borderTop: `8px solid ${hue}`,
      color: soft,
    },
    ...signs.map((sign) => box({ fontSize: size, height: size * 1.14, lineHeight: 1.14 }, sign)),
  )
}

function wordmark(): Element {
  return box(
    { alignItems: 'center', gap: 10, paddingTop: 24, borderTop: `2px solid ${rule}`, fontSize: 34 },
    '繁',
    star(28, gold),
    '星',
    box({ marginLeft: 18, fontSize: 24, color: soft }, '每个数字，都有一句话作证'),
  )
}
