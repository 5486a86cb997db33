/** Saves a manuscript a moment after each change; never over what somebody else wrote. */
import type { ResultOf } from '../../graphql.ts'
import { ask, Refusal } from '../hub.ts'
import { textOf } from '../page.ts'
import type { Draft } from './document.ts'
import { SaveManuscript } from './documents.ts'
import { forget, keep, keptOf } from './kept.ts'

export type Theirs = NonNullable<ResultOf<typeof SaveManuscript>['saveManuscript']['theirs']>

const RETRY_MS = 5000

export class Saver {
  /** The newest document that the hub has not got. */
  #waiting: Draft | null = null
  /** What was sent without an answer. It is sent again before anything newer: the hub may have it, and knows it then. */
  #unanswered: Draft | null
  #running: Promise<void> | null = null
  #isStopped = false

  constructor(
    private readonly id: string,
    public version: number,
    private readonly say: (text: string, isBad?: boolean) => void,
    private readonly onConflict: (theirs: Theirs) => void,
  ) {
    this.#unanswered = keptOf(id)?.sent ?? null
    window.addEventListener('online', () => void this.flush())
  }

  /** Keeps the document in this browser alone. */
  keep(document: Draft): void {
    keep(this.id, { version: this.version, document, sent: this.#unanswered })
  }

  /** Keeps the document in this browser at once, and sends it when nothing else is under way. */
  save(document: Draft): Promise<void> {
    this.#waiting = document
    this.keep(document)
    return this.flush()
  }

  /** Ends when the hub has everything, or cannot be reached. */
  flush(): Promise<void> {
    this.#running ??= this.#send().finally(() => {
      this.#running = null
    })
    return this.#running
  }

  /** The version that the hub had last; null while something is under way, or a person has to compare two. */
  get versionAtRest(): number | null {
    return this.#running === null && !this.#isStopped ? this.version : null
  }

  /** Goes on from the version that somebody else left, once a person has compared both. */
  resume(version: number): void {
    this.version = version
    this.#isStopped = false
  }

  async #send(): Promise<void> {
    while (this.#waiting !== null && !this.#isStopped) {
      const document = this.#unanswered ?? this.#waiting
      this.#unanswered = document
      this.keep(this.#waiting)
      this.say('正在保存……')
      try {
        const { id, version } = this
        const { saveManuscript } = await ask(SaveManuscript, { id, version, document: { ...document } })
        this.#unanswered = null
        this.#took(saveManuscript, document)
      } catch (error) {
        this.say(`还没有保存到服务器，已存在本机：${textOf(error)}`, true)
        if (error instanceof Refusal && error.code === 'OFFLINE') setTimeout(() => void this.flush(), RETRY_MS)
        else this.#unanswered = null
        return
      }
    }
  }

  #took({ manuscript, theirs, errors }: ResultOf<typeof SaveManuscript>['saveManuscript'], document: Draft): void {
    if (theirs) {
      this.#isStopped = true
      this.say(`${theirs.changedBy} 刚改过这份稿件，请先比较。`, true)
      this.onConflict(theirs)
      return
    }
    const [error] = errors
    if (error || !manuscript) throw new Refusal(error?.code ?? '', error?.message ?? '')
    this.version = manuscript.version
    if (this.#waiting !== null && this.#waiting !== document) {
      this.keep(this.#waiting)
      return
    }
    this.#waiting = null
    forget(this.id)
    this.say('已保存')
  }
}
