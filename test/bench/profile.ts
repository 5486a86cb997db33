/** Where a process spends its time: the functions with the most time of their own, from V8's sampling profiler. */
import { type Profiler, Session } from 'node:inspector/promises'

export interface Hotspot {
  /** Function and file: `takeTags (queries/tags.ts)`. */
  where: string
  /** Of all the time that the process was busy, 0 to 1. */
  share: number
}

/** Profiles this process from now on; the function that it gives ends that and tells the first `count` functions. */
export async function profile(count = 12): Promise<() => Promise<Hotspot[]>> {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.start')
  return async () => {
    const { profile: taken } = await session.post('Profiler.stop')
    session.disconnect()
    return hotspots(taken).slice(0, count)
  }
}

// Time that is not the work's: waiting, and the profiler itself.
const RESTING = ['(idle)', '(program)', '(root)', 'post (node:inspector)']

function hotspots({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): Hotspot[] {
  const names = new Map(nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]))
  const own = new Map<string, number>()
  for (const [at, id] of samples.entries()) {
    const where = names.get(id) ?? '(unknown)'
    own.set(where, (own.get(where) ?? 0) + (timeDeltas[at] ?? 0))
  }
  const busy = [...own].filter(([where]) => !RESTING.includes(where))
  const total = busy.reduce((sum, [, time]) => sum + time, 0)
  return busy.sort(([, a], [, b]) => b - a).map(([where, time]) => ({ where, share: time / total }))
}

/** The last folder and the file are enough to find a function, and tell nothing of the machine. */
function nameOf({ functionName, url }: Profiler.Profile['nodes'][number]['callFrame']): string {
  const file = url.split('/').slice(-2).join('/')
  return `${functionName || '(anonymous)'}${file ? ` (${file})` : ''}`
}
