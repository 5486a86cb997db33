/** Rows as the database's JSON has them: by column name, dates as text. */

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }
export type Row = { [column: string]: Json }

/** The same text for the same value, whatever the order of its keys. */
export function canonical(value: Json | undefined): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null)
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const pairs = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`)
  return `{${pairs.join(',')}}`
}
