/** Short names out of Chinese words: for stories out of their headlines, for projects and indicators out of their names. */
import { pinyin } from 'pinyin-pro'
import type { Session } from '../database/database.ts'

const MAX_SYLLABLES = 8

/** 办好“小微”实事 → `ban-hao-xiao-wei-shi-shi`, with a number behind it where that is taken. */
export async function freeSlug(session: Session, title: string): Promise<string> {
  const wanted = slugOf(title)
  const rows = await session.rows<{ slug: string }>(
    `select slug from manuscript where slug = $1 or starts_with(slug, $1 || '-')
     union select slug from revision where slug = $1 or starts_with(slug, $1 || '-')`,
    [wanted],
  )
  return firstFree(wanted, rows)
}

/** A short name for a project or an indicator that the hub has none of yet. */
export async function freeName(session: Session, words: string): Promise<string> {
  const wanted = slugOf(words)
  const rows = await session.rows<{ slug: string }>(
    `select slug from project where slug = $1 or starts_with(slug, $1 || '-')
     union select slug from indicator where slug = $1 or starts_with(slug, $1 || '-')`,
    [wanted],
  )
  return firstFree(wanted, rows)
}

function firstFree(wanted: string, rows: readonly { slug: string }[]): string {
  const taken = new Set(rows.map(({ slug }) => slug))
  for (let number = 1; ; number++) {
    const slug = number === 1 ? wanted : `${wanted}-${number}`
    if (!taken.has(slug)) return slug
  }
}

function slugOf(title: string): string {
  const sounds = pinyin(title, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true })
  const syllables = sounds.flatMap((sound) => sound.toLowerCase().match(/[a-z0-9]+/g) ?? [])
  const slug = syllables.slice(0, MAX_SYLLABLES).join('-').slice(0, 80).replace(/-$/, '')
  return slug === '' ? 'gao-jian' : slug
}
