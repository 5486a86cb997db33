import { sortKey } from '../publish/sort-key.ts'

/** Room for the number of a part behind it. */
const LONGEST = 80

/** Slug of a sheet by its file's name, and its own where the file has several: 村级账目.xlsx is cun-ji-zhang-mu. */
export function slugOf(file: string, sheet: string | null): string {
  const named = file.replace(/\.[^.]*$/, '') || file
  const words = sortKey([named, sheet].filter((part) => part !== null).join(' '))
  const slug = words
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '')
  return slug === '' ? 'biao-ge' : slug
}
