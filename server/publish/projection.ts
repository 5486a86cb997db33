/** Brings tables from what they hold to what they should hold, writing only rows that differ. */
import type { Session } from '../database/database.ts'
import { TABLES } from '../database/tables.ts'
import { canonical, type Json, type Row } from './rows.ts'
import type { Table } from './table.ts'

/** A row that was written: as it was, and as it is. */
export interface Change {
  table: Table
  before: Row | null
  after: Row | null
}

/** What makes a wanted row the same as a present one. */
export type KeyOf = (row: Row, side: 'present' | 'wanted') => string

/** Collects the changes of one publication in its transaction. */
export class Projection {
  readonly changes: Change[] = []
  /** Inserts that are under way: the database makes them while the next rows are thought out, and later statements wait. */
  readonly #sent: Promise<unknown>[] = []
  readonly #doomed = new Map<string, Row[]>()

  constructor(
    readonly session: Session,
    readonly tables: ReadonlyMap<string, Table>,
  ) {}

  table(name: string): Table {
    const table = this.tables.get(name)
    if (table === undefined) throw new Error(`There is no table ${name}`)
    return table
  }

  /** The rows of a table where `condition` holds, which is SQL about the table's own name. */
  async present(name: string, condition: string, values: readonly unknown[]): Promise<Row[]> {
    const columns = this.table(name)
      .columns.filter((column) => column !== 'tokens')
      .map(quoted)
    const rows = await this.session.rows<{ row: Row }>(
      `select to_json(found) as row from (select ${columns.join(', ')} from ${name} where ${condition}) found`,
      values,
    )
    return rows.map(({ row }) => row)
  }

  /**
   * Inserts and updates at once, so that later rows can refer to these; deletes at the end. Rows are the same when
   * their keys are. A wanted row of a serial table has no id: it keeps the present one's, or gets a new one.
   * @returns the wanted rows with their ids, in their order.
   */
  async sync(name: string, present: readonly Row[], wanted: readonly Row[], keyOf?: KeyOf): Promise<Row[]> {
    const table = this.table(name)
    const key: KeyOf = keyOf ?? ((row) => table.key.map((column) => canonical(row[column])).join())
    const before = new Map(present.map((row) => [key(row, 'present'), row]))
    const rows = await this.#numbered(table, wanted, (row) => before.get(key(row, 'wanted')))
    const after = new Set(rows.map((row) => key(row, 'wanted')))
    const inserted: Row[] = []
    const updated: Row[] = []
    for (const row of rows) {
      const old = before.get(key(row, 'wanted')) ?? null
      if (old !== null && isSame(table, old, row)) continue
      ;(old === null ? inserted : updated).push(row)
      this.changes.push({ table, before: old, after: row })
    }
    this.#insert(table, inserted)
    await this.#update(table, updated)
    for (const row of present) if (!after.has(key(row, 'present'))) this.#delete(table, row)
    return rows
  }

  /** Tells those who read these rows of a change, although the rows stay as they are. */
  touch(name: string, rows: readonly Row[]): void {
    for (const row of rows) this.changes.push({ table: this.table(name), before: row, after: row })
  }

  /** Deletes what is wanted no more, once everything is inserted. */
  async finish(): Promise<void> {
    await Promise.all(this.#sent)
    for (const name of TABLES.toReversed()) {
      const rows = this.#doomed.get(name) ?? []
      if (rows.length === 0) continue
      const { key } = this.table(name)
      const matches = key.map((column) => `${name}.${quoted(column)} = gone.${quoted(column)}`).join(' and ')
      const columns = key.map(quoted).join(', ')
      await this.session.rows(
        `delete from ${name} using (select ${columns} from json_populate_recordset(null::${name}, $1::json)) gone where ${matches}`,
        [JSON.stringify(rows)],
      )
    }
  }

  /** Why an insert failed, which is why every statement after it did; the same error where none has. */
  async failed(error: unknown): Promise<unknown> {
    const outcomes = await Promise.allSettled(this.#sent)
    return outcomes.find((outcome) => outcome.status === 'rejected')?.reason ?? error
  }

  #delete(table: Table, row: Row): void {
    this.changes.push({ table, before: row, after: null })
    const rows = this.#doomed.get(table.name)
    if (rows === undefined) this.#doomed.set(table.name, [row])
    else rows.push(row)
  }

  /** Gives each row an id: its old one, or the next of the table's sequence. */
  async #numbered(table: Table, wanted: readonly Row[], oldOf: (row: Row) => Row | undefined): Promise<Row[]> {
    if (!table.key.includes('id')) return [...wanted]
    const missing = wanted.filter((row) => row.id === undefined && oldOf(row) === undefined)
    const fresh = missing.length === 0 ? [] : await this.#nextIds(table, missing.length)
    return wanted.map((row) => (row.id === undefined ? { ...row, id: oldOf(row)?.id ?? fresh.shift() ?? null } : row))
  }

  async #nextIds({ name }: Table, count: number): Promise<number[]> {
    const rows = await this.session.rows<{ id: number }>(
      `select nextval('${name}_id_seq')::integer as id from generate_series(1, $1::integer)`,
      [count],
    )
    return rows.map(({ id }) => id).sort((one, other) => one - other)
  }

  #insert({ name, columns }: Table, rows: readonly Row[]): void {
    if (rows.length === 0) return
    const list = columns.map(quoted).join(', ')
    const sent = this.session.rows(
      `insert into ${name} (${list}) select ${list} from json_populate_recordset(null::${name}, $1::json)`,
      [JSON.stringify(rows)],
    )
    // Whoever fails next asks for it: see `failed`.
    sent.catch(() => {})
    this.#sent.push(sent)
  }

  async #update({ name, columns, key }: Table, rows: readonly Row[]): Promise<void> {
    if (rows.length === 0) return
    const set = columns
      .filter((column) => !key.includes(column))
      .map((column) => `${quoted(column)} = new.${quoted(column)}`)
    const matches = key.map((column) => `${name}.${quoted(column)} = new.${quoted(column)}`).join(' and ')
    await this.session.rows(
      `update ${name} set ${set.join(', ')} from json_populate_recordset(null::${name}, $1::json) new where ${matches}`,
      [JSON.stringify(rows)],
    )
  }
}

/** Tokens are made of title and text, so they need no comparing. */
function isSame({ columns, moments }: Table, old: Row, row: Row): boolean {
  return columns.every((column) => {
    if (column === 'tokens') return true
    const [one, other] = [old[column] ?? null, row[column] ?? null]
    return moments.has(column) ? isSameMoment(one, other) : canonical(one) === canonical(other)
  })
}

function isSameMoment(one: Json, other: Json): boolean {
  return (
    one === other || (typeof one === 'string' && typeof other === 'string' && Date.parse(one) === Date.parse(other))
  )
}

function quoted(column: string): string {
  return `"${column}"`
}
