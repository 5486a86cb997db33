import { pinyin } from 'pinyin-pro'

/**
 * The pinyin of a name without tones and marks, by which Chinese lists are sorted: 联心结 gives 'lian xin jie', and
 * “桐”心创 stands under t. A name of nothing but marks is sorted by these.
 */
export function sortKey(name: string): string {
  const words = name.replace(/[\p{P}\s]+/gu, ' ').trim() || name
  const sounds = pinyin(words, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true })
  return sounds.join(' ').replace(/\s+/g, ' ').toLowerCase()
}

/** Sorts by the order in which the hub came to know things: it gives ids in the order in which a document states them. */
export function statedOrderKey(id: number): string {
  return String(id).padStart(10, '0')
}
