/** What the writing page and the profile page share: saving, conflicts, and the acts that are possible. */
import type { Viewer } from '../myself.ts'
import { element } from '../page.ts'
import { type Desk, offerActs } from './acts.ts'
import { attend } from './attendance.ts'
import { showConflict } from './conflict.ts'
import type { Draft } from './document.ts'
import type { Manuscript } from './documents.ts'
import { forget } from './kept.ts'
import { offerPreview } from './preview.ts'
import { offerPreviewLinks } from './preview-links.ts'
import { Saver } from './saver.ts'

/** So long after the last change everything is read and saved. */
const SETTLED_MS = 900

/** What differs between a story and a profile. */
interface Work {
  isFixed: boolean
  /** The document as it is now. */
  document: () => Draft
  /** Whether it may be read now: an input method may be at work. */
  isAtRest: () => boolean
  /** Follows what was written before it is saved. */
  follow: () => Promise<void>
}

/** Keeps a document in this browser at once, and at the hub a moment after the last change. */
export class Keeper {
  readonly #saver: Saver
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(
    private readonly manuscript: Manuscript,
    version: number,
    private readonly work: Work,
  ) {
    this.#saver = new Saver(manuscript.id, version, saySaved, (theirs) =>
      showConflict(theirs, this.work.document(), {
        keepMine: (version) => {
          this.#saver.resume(version)
          void this.save()
        },
        takeTheirs: () => {
          forget(manuscript.id)
          location.reload()
        },
      }),
    )
  }

  /** Call it after each change. */
  changed(): void {
    this.#saver.keep(this.work.document())
    saySaved('还没有保存……')
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#settle(), SETTLED_MS)
  }

  save(): Promise<void> {
    return this.#saver.save(this.work.document())
  }

  /** The version that holds everything that was written. */
  async saved(): Promise<number> {
    if (!this.work.isFixed) {
      clearTimeout(this.#timer)
      await this.work.follow()
      await this.save()
    }
    return this.#saver.version
  }

  /** Connects the preview and the acts, and tells of others who have it open. */
  offer(viewer: Viewer, desk: Omit<Desk, 'viewer' | 'manuscript' | 'saved'>): void {
    const saved = () => this.saved()
    offerPreview(this.manuscript, desk.address, saved)
    void offerPreviewLinks(this.manuscript, saved)
    offerActs({ ...desk, viewer, manuscript: this.manuscript, saved })
    attend(this.manuscript.id, this.work.isFixed, () => this.#saver.versionAtRest)
  }

  async #settle(): Promise<void> {
    if (!this.work.isAtRest()) return this.changed()
    await this.work.follow()
    await this.save()
  }
}

function saySaved(text: string, isBad = false): void {
  const said = element('saved', HTMLElement)
  said.textContent = text
  said.classList.toggle('bad', isBad)
}
