/** The script of /studio/write/: one manuscript, from its first words to readers. */
import { ask } from './hub.ts'
import { type Viewer, withMyself } from './myself.ts'
import { element, go } from './page.ts'
import { stateText } from './words.ts'
import { offerActs } from './writing/acts.ts'
import { Claims, following } from './writing/claims.ts'
import { showConflict } from './writing/conflict.ts'
import { type Draft, draftOf, type Evidence } from './writing/document.ts'
import { type Manuscript, ManuscriptRead } from './writing/documents.ts'
import { Editor } from './writing/editor.ts'
import { Indicators } from './writing/indicators.ts'
import { forget, keep, keptOf } from './writing/kept.ts'
import { offer, onFile } from './writing/paste.ts'
import { offerPreview } from './writing/preview.ts'
import { watchProjects } from './writing/projects.ts'
import { Remarks } from './writing/remarks.ts'
import { Saver, type Theirs } from './writing/saver.ts'
import { fillStory, storyOf, watchStory } from './writing/story-form.ts'
import { Subjects } from './writing/subjects.ts'

/** So long after the last change the text is read and saved. */
const SETTLED_MS = 900

class Writing {
  readonly #draft: Draft
  readonly #editor: Editor
  readonly #claims: Claims
  readonly #saver: Saver
  readonly #remarks: Remarks
  #onChoose: (words: Evidence | null) => void = () => {}
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(
    private readonly manuscript: Manuscript,
    private readonly isFixed: boolean,
    known: { subjects: Subjects; indicators: Indicators; draft: Draft; version: number },
  ) {
    this.#draft = known.draft
    const { body } = known.draft.story
    this.#editor = new Editor(
      element('body', HTMLElement),
      { text: body, isFixed, label: '正文' },
      {
        onChange: () => this.#changed(),
        onPaste: (pasted) => void offer(pasted, (markdown) => this.#editor.insert(markdown)),
        onSelect: () => this.#onChoose(this.#claims.evidence(this.#editor.selection)),
        onPick: (claim) => this.#claims.pick(claim),
      },
    )
    const state = (indicator: NonNullable<Draft['indicators']>[number]) => {
      this.#draft.indicators = [...(this.#draft.indicators ?? []), indicator]
    }
    this.#claims = new Claims(this.#editor, this.#draft, isFixed, { ...known, state }, () => void this.#save())
    this.#remarks = new Remarks(this.#editor, manuscript.remarks, isFixed)
    this.#saver = new Saver(manuscript.id, known.version, saySaved, (theirs) => this.#compare(theirs))
  }

  /** Reads the text for the first time and connects everything that changes it. */
  async begin(viewer: Viewer): Promise<void> {
    if (!this.isFixed) {
      watchStory(() => this.#changed())
      watchProjects(this.#draft, () => this.#changed())
      onFile((pasted) => void offer(pasted, (markdown) => this.#editor.insert(markdown)))
    }
    const saved = () => this.#saved()
    offerPreview(this.manuscript, saved)
    offerActs({
      viewer,
      manuscript: this.manuscript,
      saved,
      problems: () => this.#problems(),
      onChoose: (use) => {
        this.#onChoose = use
      },
      mark: (remarks) => this.#remarks.markUnsent(remarks),
    })
    await this.#follow()
  }

  /** Saves what was found again in this browser. */
  async recover(): Promise<void> {
    await this.#save()
  }

  /** Follows the text as it is now: where the words of claims and remarks stand in it. */
  async #follow(): Promise<void> {
    await following(this.#claims)
    if (this.#claims.located) this.#remarks.follow(this.#claims.located)
  }

  get #document(): Draft {
    const story = { ...this.#draft.story, ...storyOf(), body: this.#editor.text }
    return { ...this.#draft, story, ...this.#claims.said }
  }

  #changed(): void {
    keep(this.manuscript.id, { version: this.#saver.version, document: this.#document })
    saySaved('还没有保存……')
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#settle(), SETTLED_MS)
  }

  /** Follows the text once no input method is at work, and saves it. */
  async #settle(): Promise<void> {
    if (this.#editor.isComposing) return this.#changed()
    await this.#follow()
    await this.#save()
  }

  #save(): Promise<void> {
    return this.#saver.save(this.#document)
  }

  /** The version that holds everything that was written. */
  async #saved(): Promise<number> {
    if (!this.isFixed) {
      clearTimeout(this.#timer)
      await this.#follow()
      await this.#save()
    }
    return this.#saver.version
  }

  #problems(): string[] {
    const { story } = this.#document
    return [
      ...(story.title === '' ? ['还没有标题。'] : []),
      ...(story.body.trim() === '' ? ['还没有正文。'] : []),
      ...this.#claims.changed.map((name) => `${name}的原文改过，请按新原文确认，或者删去这一条。`),
    ]
  }

  #compare(theirs: Theirs): void {
    showConflict(theirs, this.#document, {
      keepMine: (version) => {
        this.#saver.resume(version)
        void this.#save()
      },
      takeTheirs: () => {
        forget(this.manuscript.id)
        location.reload()
      },
    })
  }
}

function saySaved(text: string, isBad = false): void {
  const said = element('saved', HTMLElement)
  said.textContent = text
  said.classList.toggle('bad', isBad)
}

async function open(viewer: Viewer, manuscript: Manuscript): Promise<void> {
  const { id, place, state, author, changedBy, version } = manuscript
  const isFixed = state !== 'WRITING' && state !== 'RETURNED'
  element('state', HTMLElement).textContent = stateText(manuscript)
  element('about', HTMLElement).textContent = `${place} · 作者 ${author} · 最近修改 ${changedBy}`
  const kept = isFixed ? null : keptOf(id)
  const draft = kept?.document ?? draftOf(manuscript.document)
  fillStory(draft, isFixed)
  const indicators = new Indicators()
  await indicators.load(draft.indicators ?? [])
  const known = { subjects: new Subjects(), indicators, draft, version: kept?.version ?? version }
  const writing = new Writing(manuscript, isFixed, known)
  await writing.begin(viewer)
  if (kept) await writing.recover()
}

void withMyself(async (viewer) => {
  const id = new URL(location.href).searchParams.get('id') ?? ''
  const { manuscript } = await ask(ManuscriptRead, { id })
  if (!manuscript) return go('')
  await open(viewer, manuscript)
})
