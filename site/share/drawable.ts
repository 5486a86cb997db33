/** A name may have a character that the typeface lacks; no box stands for it in a picture. */
import { pinyin } from 'pinyin-pro'
import { covers } from '../fonts/typeface.ts'

/** The text with each character that cannot be drawn replaced by its pinyin, or left out where it has none. */
export function drawable(text: string): string {
  return [...text].map((character) => (covers(character) ? character : spoken(character))).join('')
}

function spoken(character: string): string {
  const sound = pinyin(character, { toneType: 'none', nonZh: 'removed' })
  return [...sound].every(covers) ? sound : ''
}
