/** The hub as npm start starts it, in a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

export class RunningHub {
  output = ''
  readonly exited: Promise<number | null>
  readonly #child: ChildProcess

  constructor(settings: Record<string, string>) {
    this.#child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
      cwd: root,
      env: { ...process.env, ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#child.stdout?.on('data', (chunk: Buffer) => this.#hear(chunk))
    this.#child.stderr?.on('data', (chunk: Buffer) => this.#hear(chunk))
    this.exited = once(this.#child, 'exit').then(([code]) => code)
  }

  /** Resolves when it has said this; rejects when it ends without. */
  async says(words: string): Promise<void> {
    while (!this.output.includes(words)) {
      const ended = await Promise.race([this.exited.then(() => true), this.#heard()])
      if (ended && !this.output.includes(words)) throw new Error(`It ended without saying “${words}”:\n${this.output}`)
    }
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name)
  }

  #hear(chunk: Buffer): void {
    this.output += chunk.toString()
    this.#child.emit('heard')
  }

  #heard(): Promise<false> {
    return once(this.#child, 'heard').then(() => false)
  }
}

/**
 * Ports that no system gives to connections on its own account: one of those may be taken between the moment at which it is
 * found free and that at which a hub listens, or while a hub is started again.
 */
const FIRST_PORT = 20_000
const LAST_PORT = 31_999

/** A port at which nobody listens: the wished one, unless somebody does. */
export async function freePort(wished = anyPort()): Promise<number> {
  const server = createServer()
  const listening = once(server, 'listening').then(() => true)
  server.listen(wished, '127.0.0.1')
  if (!(await listening.catch(() => false))) return freePort()
  await new Promise((resolve) => server.close(resolve))
  return wished
}

/** Test workers have every other port each. */
function anyPort(): number {
  const worker = Number(process.env.VITEST_POOL_ID ?? 0) % 2
  return FIRST_PORT + 2 * randomInt(Math.floor((LAST_PORT - FIRST_PORT + 1) / 2)) + worker
}
