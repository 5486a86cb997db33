/** Work in a process of its own: its memory and processor time are its alone, and it can be profiled. */
import { fork } from 'node:child_process'
import { type Usage, usage } from '../usage.ts'

export type Progress = (done: number, total: number) => void

interface Finished<Result> {
  result: Result
  usage: Usage
}

interface Sent<Result> {
  progress?: [done: number, total: number]
  finished?: Finished<Result>
}

/** In the child: does the work for the input that the parent sends, and tells how it went. */
export function task<Input, Result>(work: (input: Input, progress: Progress) => Promise<Result>): void {
  const send = (sent: Sent<Result>) => process.send?.(sent)
  process.once('message', async (input) => {
    const result = await work(input as Input, (done, total) => send({ progress: [done, total] }))
    send({ finished: { result, usage: usage() } })
    process.disconnect()
  })
}

/**
 * In the parent: runs a task module and gives its result with what the process used.
 * @throws {Error} when the process ends without a result; what it said stands on the standard error output.
 */
export function runTask<Input extends object, Result>(
  module: URL,
  input: Input,
  progress?: Progress,
): Promise<Finished<Result>> {
  const child = fork(module, {
    execArgv: ['--import', import.meta.resolve('tsx')],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      ASTRO_TELEMETRY_DISABLED: '1',
      LOG_LEVEL: 'error',
    },
  })
  return new Promise((resolve, reject) => {
    let finished: Finished<Result> | undefined
    child.on('message', (sent) => {
      const { progress: step, finished: end } = sent as Sent<Result>
      if (step) progress?.(...step)
      finished ??= end
    })
    child.once('exit', (code) => {
      if (finished) resolve(finished)
      else reject(new Error(`${module.pathname.split('/').at(-1)} ended with code ${code} and no result`))
    })
    child.send(input)
  })
}
