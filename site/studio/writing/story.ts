/** A story at the desk: its text, its claims and what it is the first to tell of. */
import type { Viewer } from '../myself.ts'
import { element } from '../page.ts'
import { isPicture, onFiles } from './brought.ts'
import { Claims, following } from './claims.ts'
import type { Draft, Evidence } from './document.ts'
import type { Manuscript } from './documents.ts'
import { Editor } from './editor.ts'
import { explain } from './faults.ts'
import { Indicators } from './indicators.ts'
import { Keeper } from './keeper.ts'
import { offer, offerFile, type Take } from './paste.ts'
import type { Pasted } from './pasted.ts'
import { Pictures } from './pictures.ts'
import { type Problem, takeOutMended } from './problems.ts'
import type { NewThing } from './proposals.ts'
import { Rejected } from './rejected.ts'
import { Remarks } from './remarks.ts'
import { fillStory, storyOf, watchStory } from './story-form.ts'
import type { Subjects } from './subjects.ts'
import { type Naming, Things } from './things.ts'

/** What a manuscript is opened with. */
export interface Opened {
  draft: Draft
  /** The version that it was last seen at. */
  version: number
  isFixed: boolean
  subjects: Subjects
}

/** Opens a story, and gives what keeps it. */
export async function openStory(viewer: Viewer, manuscript: Manuscript, opened: Opened): Promise<Keeper> {
  fillStory(opened.draft, opened.isFixed)
  const indicators = new Indicators()
  await indicators.load(opened.draft.indicators ?? [])
  const story = new StoryDesk(manuscript, opened, indicators)
  await story.begin(viewer)
  return story.keeper
}

class StoryDesk {
  readonly keeper: Keeper
  readonly #draft: Draft
  readonly #editor: Editor
  readonly #claims: Claims
  readonly #things: Things
  readonly #remarks: Remarks
  readonly #pictures: Pictures
  readonly #isFixed: boolean
  #onChoose: (words: Evidence | null) => void = () => {}

  constructor(
    private readonly manuscript: Manuscript,
    { draft, version, isFixed, subjects }: Opened,
    indicators: Indicators,
  ) {
    this.#draft = draft
    this.#isFixed = isFixed
    const changed = () => this.keeper.changed()
    this.#editor = new Editor(
      element('body', HTMLElement),
      { text: draft.story.body, isFixed, label: '正文' },
      {
        onChange: changed,
        onPaste: (pasted) => void this.#paste(pasted),
        onDrop: (files, at) => void this.#bring(files, at),
        onSelect: () => this.#onChoose(this.#claims.evidence(this.#editor.selection)),
        onPick: (claim) => this.#claims.pick(claim),
      },
    )
    const state = (indicator: NonNullable<Draft['indicators']>[number]) => {
      draft.indicators = [...(draft.indicators ?? []), indicator]
    }
    const told = {
      onChange: () => {
        takeOutMended(this.#problems())
        void this.keeper.save()
      },
      onNew: (kind: NewThing, name: string, where: readonly string[], naming: Naming) =>
        this.#things.write(kind, name, where, naming),
    }
    const known = { subjects, indicators, state }
    this.#claims = new Claims(this.#editor, draft, isFixed, known, new Rejected(manuscript.slug), told)
    this.#things = new Things(draft, subjects, isFixed, () => {
      void this.#claims.refresh()
      changed()
    })
    this.#pictures = new Pictures(this.#editor, manuscript.id, draft, isFixed, changed)
    this.#remarks = new Remarks(this.#editor, manuscript.remarks, isFixed)
    this.keeper = new Keeper(manuscript, version, {
      isFixed,
      document: () => this.#document,
      isAtRest: () => !this.#editor.isComposing,
      follow: () => this.#follow(),
    })
  }

  /** Reads the text for the first time and connects everything that changes it. */
  async begin(viewer: Viewer): Promise<void> {
    if (!this.#isFixed) {
      watchStory(() => this.keeper.changed())
      onFiles((files) => void this.#bring(files))
    }
    this.keeper.offer(viewer, {
      address: `/stories/${this.manuscript.slug}/`,
      problems: () => this.#problems(),
      explain: (error) => explain(error, this.#claims, this.#things),
      onChoose: (use) => {
        this.#onChoose = use
      },
      mark: (remarks) => this.#remarks.markUnsent(remarks),
    })
    await this.#follow()
  }

  /** Follows the text as it is now: where the words of claims and remarks stand in it. */
  async #follow(): Promise<void> {
    this.#pictures.follow()
    await following(this.#claims)
    if (this.#claims.located) this.#remarks.follow(this.#claims.located)
    takeOutMended(this.#problems())
  }

  /** Takes in what was pasted: a picture at once, everything else once it was cleaned and shown. */
  #paste(pasted: Pasted): Promise<void> {
    return pasted.content === '' ? this.#pictures.add(pasted.pictures) : offer(pasted, this.#take)
  }

  /** Takes in files: pictures, and one text. */
  async #bring(files: readonly File[], at?: number): Promise<void> {
    const [text] = files.filter((file) => !isPicture(file))
    if (text) void offerFile(text, this.#take)
    await this.#pictures.add(files.filter(isPicture), at)
  }

  readonly #take: Take = async (markdown, pictures) => {
    this.#editor.insert(await this.#pictures.takeIn(markdown, pictures))
  }

  get #document(): Draft {
    const story = { ...this.#draft.story, ...storyOf(), body: this.#editor.text }
    const { pictures: _, ...draft } = this.#draft
    return { ...draft, story, ...this.#claims.said, ...this.#pictures.said }
  }

  #problems(): Problem[] {
    const { story } = this.#document
    return [
      ...(story.title === '' ? [{ text: '还没有标题。', at: 'title' }] : []),
      ...(story.body.trim() === '' ? [{ text: '还没有正文。', at: null }] : []),
      ...this.#pictures.problems,
      ...this.#claims.changed.map(({ id, name }) => ({
        text: `${name}的原文改过，请按新原文确认，或者删去这一条。`,
        at: id,
      })),
    ]
  }
}
