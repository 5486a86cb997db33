/** What a PostgreSQL server does by itself and PGlite does not: checkpoints and vacuuming. */
import type { PGlite } from '@electric-sql/pglite'

const CHECKPOINT_EVERY_MS = 3 * 60_000
const CHECKPOINTS_PER_VACUUM = 20

/**
 * Keeps the log short, so that a start after a crash is quick, and the planner's numbers fresh. `stop` waits for what is
 * under way.
 */
export function startUpkeep(pglite: PGlite, everyMs = CHECKPOINT_EVERY_MS): { stop(): Promise<void> } {
  let rounds = 0
  const round = async () => {
    if (rounds % CHECKPOINTS_PER_VACUUM === 0) await pglite.query('vacuum analyze')
    rounds += 1
    await pglite.query('checkpoint')
  }
  let running: Promise<void> | undefined
  const timer = setInterval(() => {
    running ??= round()
      .catch((error: unknown) => process.emitWarning(`Upkeep of the embedded database failed: ${String(error)}`))
      .finally(() => {
        running = undefined
      })
  }, everyMs)
  timer.unref()
  return {
    stop: async () => {
      clearInterval(timer)
      await running
    },
  }
}
