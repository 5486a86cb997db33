import { pinyin } from 'pinyin-pro'

/** The pinyin of a name without tones, by which Chinese lists are sorted: 联心结 gives 'lian xin jie'. */
export function sortKey(name: string): string {
  return pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true }).join(' ').toLowerCase()
}
