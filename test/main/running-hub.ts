/** The hub as npm start starts it, in a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
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

/** A port at which nobody listens: the wished one, unless somebody does. */
export async function freePort(wished = 0): Promise<number> {
  const server = createServer()
  const listening = once(server, 'listening').then(() => true)
  server.listen(wished, '127.0.0.1')
  if (!(await listening.catch(() => false))) return freePort()
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}
