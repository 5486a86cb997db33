/** The share image of the front page: the sky and its sentence. */
import { box, type Element } from './element.ts'
import { height, width } from './size.ts'
import { star } from './star.ts'

const moonlight = '#efe9dc'
const soft = '#b9b3a3'
const gold = '#ffd568'

/** From the left, from the top, size. */
const stars = [
  [92, 118, 30],
  [236, 64, 44],
  [338, 196, 26],
  [470, 92, 34],
  [604, 168, 58],
  [742, 70, 28],
  [828, 214, 38],
  [944, 112, 66],
  [1082, 190, 30],
  [1120, 60, 22],
] as const

export function night(): Element {
  return box(
    {
      width,
      height,
      boxSizing: 'border-box',
      flexDirection: 'column',
      justifyContent: 'flex-end',
      padding: '0 72px 64px',
      color: moonlight,
      backgroundImage: 'linear-gradient(#22305a, #121a33 55%, #0d1220)',
    },
    ...stars.map(([left, top, size]) => box({ position: 'absolute', left, top }, star(size, gold))),
    box(
      { fontSize: 88, lineHeight: 1.3, letterSpacing: 2, flexDirection: 'column' },
      box({}, '每个数字，'),
      box({}, '都有一句话作证'),
    ),
    box(
      { alignItems: 'center', gap: 10, marginTop: 36, fontSize: 34 },
      '繁',
      star(28, gold),
      '星',
      box({ marginLeft: 18, fontSize: 26, color: soft }, '社区品牌项目'),
    ),
  )
}
