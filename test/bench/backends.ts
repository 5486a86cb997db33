/** What PostgreSQL itself spends, where it runs on this machine and Linux tells of its processes. */
import { readFileSync } from 'node:fs'
import type pg from 'pg'

/** Linux counts processor time in hundredths of a second: `getconf CLK_TCK`. */
const MILLISECONDS_PER_TICK = 10

/** CPU time so far of each process that serves the client's database, in milliseconds; empty where nobody tells. */
export async function backendUsage(client: pg.Client): Promise<Map<number, number>> {
  const { rows } = await client.query<{ pid: number }>(
    'select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  )
  return new Map(rows.flatMap(({ pid }) => processTime(pid)))
}

/** What they spent between two looks; what began in between is counted whole. Null where nobody tells. */
export function spent(before: Map<number, number>, after: Map<number, number>): number | null {
  if (after.size === 0) return null
  return [...after].reduce((sum, [pid, time]) => sum + time - (before.get(pid) ?? 0), 0)
}

function processTime(pid: number): [number, number][] {
  try {
    // proc_pid_stat(5): the name stands in parentheses, the 14th and 15th fields are user and system time.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return stat.includes('(postgres)') ? [[pid, (Number(fields[11]) + Number(fields[12])) * MILLISECONDS_PER_TICK]] : []
  } catch {
    return []
  }
}
