/** Short names out of Chinese words: for stories out of their headlines, for projects, branches and indicators out of their names, and paths for places. */
import { pinyin } from 'pinyin-pro'
import type { PlaceLevel } from '../../schema/terms.ts'
import type { Session } from '../database/database.ts'
import { isProfileSlug } from '../publish/profile.ts'

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

/** A short name for a project, branch or indicator that the hub never had one of: an address means one thing for ever. */
export async function freeName(session: Session, words: string): Promise<string> {
  const wanted = slugOf(words)
  const rows = await session.rows<{ slug: string }>(
    `select key as slug from identity
     where type in ('Project', 'Branch', 'Indicator') and (key = $1 or starts_with(key, $1 || '-'))`,
    [wanted],
  )
  return firstFree(wanted, rows)
}

/**
 * A path for a place that the hub has not got yet: below the place with the path `within`, or at the top. The tree's words
 * for kinds of places are left out: 柳湖街道 → `liuhu`.
 */
export async function freePath(session: Session, name: string, within: string): Promise<string> {
  const proper = name.replace(/(街道|片区|社区|[省市区县镇乡村])$/u, '')
  const last = slugOf([...proper].length > 1 ? proper : name).replaceAll('-', '')
  const wanted = within === '' ? last : `${within}/${last}`
  const rows = await session.rows<{ slug: string }>(
    'select path as slug from place where path = $1 or starts_with(path, $1)',
    [wanted],
  )
  return firstFree(wanted, rows, '')
}

/** What the path of a place begins with that lies directly in the one given: provinces, cities and zones are in no path. */
export function withinOf(path: string, level: PlaceLevel): string {
  if (level === 'PROVINCE' || level === 'CITY') return ''
  return level === 'ZONE' ? path.slice(0, Math.max(0, path.lastIndexOf('/'))) : path
}

function firstFree(wanted: string, rows: readonly { slug: string }[], joint = '-'): string {
  const taken = new Set(rows.map(({ slug }) => slug))
  for (let number = 1; ; number++) {
    const slug = number === 1 ? wanted : `${wanted}${joint}${number}`
    if (!taken.has(slug)) return slug
  }
}

function slugOf(title: string): string {
  const sounds = pinyin(title, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true })
  const syllables = sounds.flatMap((sound) => sound.toLowerCase().match(/[a-z0-9]+/g) ?? [])
  const slug = syllables.slice(0, MAX_SYLLABLES).join('-').slice(0, 80).replace(/-$/, '')
  return slug === '' || isProfileSlug(`${slug}-`) ? `gao-jian${slug && '-'}${slug}` : slug
}
