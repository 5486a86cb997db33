/** Pictures in the text of the editor: the line that names one shows it, moves and goes as a whole. */
import { type EditorState, StateField, type Transaction } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view'

/** A paragraph that is a picture: `![图片](picture:<file>)`. */
const line = /^!\[[^\]\n]*\]\(picture:([\da-f]{32})\)$/

/** The paragraph that shows the picture. */
export function pictureLine(file: string): string {
  return `![图片](picture:${file})`
}

/** Where editors see the picture, small. */
export function thumbnail(file: string): string {
  return `/pictures/${file}`
}

class Shown extends WidgetType {
  constructor(private readonly file: string) {
    super()
  }

  override eq({ file }: Shown): boolean {
    return file === this.file
  }

  override toDOM(): HTMLElement {
    const shown = document.createElement('span')
    shown.className = 'in-text'
    shown.append(Object.assign(document.createElement('img'), { src: thumbnail(this.file), alt: '正文里的图片' }))
    return shown
  }
}

function shownIn({ doc }: EditorState): DecorationSet {
  const found = []
  for (let number = 1; number <= doc.lines; number++) {
    const { from, to, text } = doc.line(number)
    const [, file] = line.exec(text) ?? []
    if (file) found.push(Decoration.replace({ widget: new Shown(file) }).range(from, to))
  }
  return Decoration.set(found)
}

export const pictureMarks = StateField.define<DecorationSet>({
  create: shownIn,
  update: (value, { docChanged, state }: Transaction) => (docChanged ? shownIn(state) : value),
  provide: (field) => [
    EditorView.decorations.from(field),
    EditorView.atomicRanges.of((view) => view.state.field(field)),
  ],
})
