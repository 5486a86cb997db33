/** How far a long piece of work is: a bar on a terminal, a line now and then elsewhere. */
import { Presets, SingleBar } from 'cli-progress'

const LINES = 10

export class Progress {
  readonly #bar: SingleBar | null
  #done = 0
  #total = 0
  #isOver = false

  /** `what`: what is counted, such as 'pages'. */
  constructor(
    private readonly label: string,
    private readonly what: string,
    private readonly stream: NodeJS.WriteStream = process.stdout,
  ) {
    const format = `${label} {bar} {value}/{total} ${what}, {eta_formatted} left`
    this.#bar = stream.isTTY ? new SingleBar({ format, stream, hideCursor: true }, Presets.shades_classic) : null
  }

  /** `done` pieces of `total` are made. What comes after the end is another's work. */
  readonly update = (done: number, total: number): void => {
    if (this.#isOver) return
    const step = Math.max(1, Math.ceil(total / LINES))
    if (this.#bar) {
      if (this.#total === 0) this.#bar.start(total, done)
      this.#bar.setTotal(total)
      this.#bar.update(done)
    } else if (done % step === 0 || done === total) {
      this.stream.write(`${this.label}: ${done} of ${total} ${this.what}\n`)
    }
    this.#done = done
    this.#total = total
  }

  /** Ends the bar and tells how many pieces were made. */
  stop(): number {
    this.#isOver = true
    this.#bar?.stop()
    return this.#done
  }
}
