/** The parameters of a statement: where each one's value comes from and how it is bound. */
import { Hole, type Variables } from './outline.ts'
import { storable } from './storable.ts'

type Reader = (variables: Variables) => unknown
export type Bind = (variables: Variables) => unknown[]

/** Types whose values are bound as they are; all others are bound as text and cast, alike for every driver. */
const PLAIN = new Set(['text', 'int', 'double precision'])

export class Parameters {
  readonly #readers: Reader[] = []
  readonly #known = new Map<string, string>()
  readonly #checks: Reader[] = []

  /**
   * The SQL text of a parameter of this type. `value` is a constant, a hole or a list of both; `convert` makes the bound
   * value of it and may refuse it. Equal uses of one hole under the same `use` share a parameter.
   */
  add(value: unknown, type: string, convert: (value: unknown) => unknown = plain, use = ''): string {
    const key = value instanceof Hole ? `${value.path.join('.')} ${type} ${use}` : undefined
    const known = key && this.#known.get(key)
    if (known) return known
    const read = reader(value)
    this.#readers.push((variables) => storable(convert(read(variables))))
    const cast = PLAIN.has(type) ? type : `text::${type}`
    const sql = `$${this.#readers.length}::${cast}`
    if (key) this.#known.set(key, sql)
    return sql
  }

  /** Has a value checked that no parameter may be made of, each time before the statement runs; `check` may refuse it. */
  require(value: unknown, check: (value: unknown) => void): void {
    const read = reader(value)
    this.#checks.push((variables) => check(read(variables)))
  }

  /** A parameter that the finished statement does not use has no type and would be refused: leaves those out. */
  finish(sql: string): { sql: string; bind: Bind } {
    const used: number[] = []
    const text = sql.replace(/\$(\d+)::/g, (_, digits: string) => {
      const number = Number(digits)
      if (!used.includes(number)) used.push(number)
      return `$${used.indexOf(number) + 1}::`
    })
    const readers = used.flatMap((number) => this.#readers[number - 1] ?? [])
    const bind: Bind = (variables) => readers.map((read) => read(variables))
    const checks = this.#checks
    if (checks.length === 0) return { sql: text, bind }
    return {
      sql: text,
      bind: (variables) => {
        for (const check of checks) check(variables)
        return bind(variables)
      },
    }
  }
}

function reader(value: unknown): Reader {
  if (value instanceof Hole) return (variables) => value.read(variables)
  if (!Array.isArray(value)) return () => value
  const readers = value.map(reader)
  return (variables) => readers.map((read) => read(variables))
}

/** A list is bound as PostgreSQL's text for an array, a moment as ISO 8601 has it. */
function plain(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString()
  return Array.isArray(value) ? arrayText(value) : value
}

export function arrayText(list: readonly unknown[]): string {
  const items = list.map((item) => (item === null ? 'null' : `"${String(item).replace(/["\\]/g, '\\$&')}"`))
  return `{${items.join(',')}}`
}
