/** The editor of a body in Markdown. Marks move with their words; nothing is drawn anew while an input method composes. */
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { EditorState, StateEffect, StateField } from '@codemirror/state'
import { Decoration, EditorView, keymap } from '@codemirror/view'
import type { Range } from './located.ts'
import { type Pasted, pastedIn } from './pasted.ts'
import { pictureMarks } from './picture-marks.ts'

/** A claim or a proposal in the text. */
export interface Mark extends Range {
  id: string
  kind: 'proposed' | 'confirmed' | 'changed'
}

/** The words of a remark. */
export interface Remarked extends Range {
  id: string
}

/** Stretches that move with their words, drawn with a class and with `data-<name>` for their ids. */
function layer<Stretch extends Remarked>(name: string, classOf: (stretch: Stretch) => string) {
  const set = StateEffect.define<readonly Stretch[]>()
  const field = StateField.define<readonly Stretch[]>({
    create: () => [],
    update(value, { changes, effects, docChanged }) {
      for (const effect of effects) if (effect.is(set)) return effect.value
      if (!docChanged) return value
      return value.map((stretch) => {
        const from = changes.mapPos(stretch.from, 1)
        return { ...stretch, from, to: Math.max(from, changes.mapPos(stretch.to, -1)) }
      })
    },
    provide: (field) => EditorView.decorations.from(field, (value) => drawn(value)),
  })
  const drawn = (value: readonly Stretch[]) =>
    Decoration.set(
      value
        .filter(({ from, to }) => from < to)
        .map((stretch) =>
          Decoration.mark({ class: classOf(stretch), attributes: { [`data-${name}`]: stretch.id } }).range(
            stretch.from,
            stretch.to,
          ),
        ),
      true,
    )
  return { set, field }
}

const claims = layer<Mark>('claim', ({ kind }) => `claim ${kind}`)
const remarks = layer<Remarked>('remark', () => 'remark')

export class Editor {
  readonly #view: EditorView

  constructor(
    parent: HTMLElement,
    { text, isFixed, label }: { text: string; isFixed: boolean; label: string },
    told: {
      onChange: () => void
      onPaste: (pasted: Pasted) => void
      /** Files were dropped at this place of the text. */
      onDrop: (files: readonly File[], at: number) => void
      onPick: (id: string) => void
      onSelect: () => void
    },
  ) {
    const extensions = [
      claims.field,
      remarks.field,
      pictureMarks,
      history(),
      keymap.of([...defaultKeymap, ...historyKeymap]),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ 'aria-label': label, 'aria-multiline': 'true' }),
      EditorState.readOnly.of(isFixed),
      EditorView.updateListener.of(({ docChanged, selectionSet }) => {
        if (docChanged) told.onChange()
        if (selectionSet) told.onSelect()
      }),
      EditorView.domEventHandlers({
        paste: (event) => {
          const pasted = isFixed ? null : pastedIn(event)
          if (pasted === null) return false
          event.preventDefault()
          told.onPaste(pasted)
          return true
        },
        drop: (event, view) => {
          const files = [...(event.dataTransfer?.files ?? [])]
          if (isFixed || files.length === 0) return false
          event.preventDefault()
          told.onDrop(files, view.posAtCoords({ x: event.clientX, y: event.clientY }, false))
          return true
        },
        click: ({ target }) => {
          const words = target instanceof Element ? target.closest<HTMLElement>('[data-claim], [data-remark]') : null
          const id = words?.dataset.claim ?? words?.dataset.remark
          if (id) told.onPick(id)
        },
      }),
    ]
    this.#view = new EditorView({ parent, state: EditorState.create({ doc: text, extensions }) })
  }

  get text(): string {
    return this.#view.state.doc.toString()
  }

  set text(text: string) {
    this.#view.dispatch({ changes: { from: 0, to: this.#view.state.doc.length, insert: text } })
  }

  /** Whether an input method is at work: then nothing is to be redrawn. */
  get isComposing(): boolean {
    return this.#view.composing
  }

  get marks(): readonly Mark[] {
    return this.#view.state.field(claims.field)
  }

  set marks(value: readonly Mark[]) {
    this.#view.dispatch({ effects: claims.set.of(value) })
  }

  get remarks(): readonly Remarked[] {
    return this.#view.state.field(remarks.field)
  }

  set remarks(value: readonly Remarked[]) {
    this.#view.dispatch({ effects: remarks.set.of(value) })
  }

  get selection(): Range {
    const { from, to } = this.#view.state.selection.main
    return { from, to }
  }

  insert(text: string): void {
    this.#view.dispatch(this.#view.state.replaceSelection(text))
    this.#view.focus()
  }

  /** Inserts a paragraph behind the line at the place, or before everything. */
  insertParagraph(text: string, at = this.selection.to): void {
    const { doc } = this.#view.state
    const line = doc.lineAt(Math.min(at, doc.length))
    const [from, insert] = at === 0 ? [0, `${text}\n\n`] : [line.to, `${line.text === '' ? '' : '\n\n'}${text}\n\n`]
    this.#view.dispatch({ changes: { from, insert }, selection: { anchor: from + insert.length } })
  }

  /** Takes a stretch away. */
  remove({ from, to }: Range): void {
    this.#view.dispatch({ changes: { from, to } })
  }

  /** Selects the words and goes there, to read or to mend them. */
  reveal({ from, to }: Range): void {
    const length = this.#view.state.doc.length
    const selection = { anchor: Math.min(from, length), head: Math.min(to, length) }
    this.#view.dispatch({ selection, effects: EditorView.scrollIntoView(selection.anchor, { y: 'center' }) })
    this.#view.focus()
  }
}
