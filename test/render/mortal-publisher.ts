/** A publisher that dies between any two of its steps, as if its process were killed there. */
import type { Config } from '../../server/config.ts'
import type { Database } from '../../server/database/database.ts'
import type { Hub } from '../../server/hub.ts'
import type { Bundle } from '../../server/render/bundle.ts'
import { openSite } from '../../server/render/create-publisher.ts'
import { Publisher } from '../../server/render/publisher.ts'
import { OnlyTurn } from '../../server/render/turn.ts'

/** Counts steps until the last one; afterwards nothing is done any more. */
export class Life {
  constructor(private left: number) {}

  get isOver(): boolean {
    return this.left <= 0
  }

  /** From now on, so many steps are left. */
  shorten(steps: number): void {
    this.left = Math.min(this.left, steps)
  }

  step(): void {
    this.left--
    if (this.isOver) throw new Error('Killed')
  }
}

export function mortalPublisher(hub: Hub, database: Database, config: Config, bundle: Bundle, life: Life): Publisher {
  const open = () => {
    const { folder, showing } = openSite(hub, database, config, bundle, () => {})
    const mortal = {
      ...showing,
      tree: stepwise(showing.tree, life),
      ledger: stepwise(showing.ledger, life),
      outbox: stepwise(showing.outbox, life),
    }
    return { folder: stepwise(folder, life), showing: mortal }
  }
  return new Publisher({ turn: new OnlyTurn(), open, onPublication: (listener) => database.onPublication(listener) })
}

/** The same object, with a step before and a step after each call of its methods. */
function stepwise<T extends object>(object: T, life: Life): T {
  return new Proxy(object, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target)
      if (typeof value !== 'function') return value
      return (...values: unknown[]) => {
        life.step()
        const result: unknown = Reflect.apply(value, target, values)
        if (!(result instanceof Promise)) {
          life.step()
          return result
        }
        return result.then((settled: unknown) => {
          life.step()
          return settled
        })
      }
    },
  })
}
