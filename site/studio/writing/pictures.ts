/** The pictures of a manuscript: handed in, told of, and placed in the text. */
import { handIn } from '../hub.ts'
import { element } from '../page.ts'
import { checkSize } from './brought.ts'
import type { Draft, PictureSaid } from './document.ts'
import type { Editor } from './editor.ts'
import type { Range } from './located.ts'
import { NotTaken, whyNot } from './not-taken.ts'
import { broughtPicture } from './paste.ts'
import { PictureForm } from './picture-form.ts'
import { pictureLine } from './picture-marks.ts'
import type { Problem } from './problems.ts'
import { itemOf, part } from './template.ts'

const said = element('pictures-said', HTMLElement)
const list = element('pictures', HTMLElement)

export class Pictures {
  #forms: PictureForm[] = []

  constructor(
    private readonly editor: Editor,
    private readonly manuscript: string,
    { pictures = [] }: Draft,
    private readonly isFixed: boolean,
    private readonly onChange: () => void,
  ) {
    for (const picture of pictures) this.#show(picture)
    element('pictures-part', HTMLElement).hidden = isFixed && pictures.length === 0
    element('add-pictures', HTMLElement).hidden = isFixed
    this.follow()
  }

  /** The list for the document; nothing where there is none. */
  get said(): Pick<Draft, 'pictures'> {
    return this.#forms.length === 0 ? {} : { pictures: this.#forms.map((form) => form.said) }
  }

  /** What must still be told of each, in words. */
  get problems(): Problem[] {
    return this.#forms.flatMap(({ missing, item }, at) =>
      missing.length === 0 ? [] : [{ text: `图片 ${at + 1}：${missing.join('，')}。`, at: item.id }],
    )
  }

  /** Hands them in, one after the other, and puts each into the text, behind the place or the cursor. */
  async add(files: readonly File[], at?: number): Promise<void> {
    for (const file of files) {
      await this.#attempt(file, (digest) => {
        if (!this.#placeOf(digest)) this.editor.insertParagraph(pictureLine(digest), at)
      })
    }
  }

  /** Hands in the pictures that came with a text, and gives the text with each in a paragraph of its own. */
  async takeIn(markdown: string, files: readonly File[]): Promise<string> {
    const lines = new Map<string, string>()
    for (const [, words = '', number = ''] of markdown.matchAll(broughtPicture)) {
      const file = files[Number(number)]
      if (file) await this.#attempt(file, (digest) => lines.set(number, `\n\n${pictureLine(digest)}\n\n`), words)
    }
    return markdown
      .replaceAll(broughtPicture, (_, _words, number: string) => lines.get(number) ?? '')
      .replaceAll(/\n{3,}/g, '\n\n')
  }

  /** Says where each stands in the text as it is now. */
  follow(): void {
    for (const [at, form] of this.#forms.entries()) form.call(at + 1, this.#placeOf(form.file) !== null)
  }

  /** Hands a file in; one that fails stays in the list, to be tried again. */
  async #attempt(file: File, use: (digest: string) => void, words = ''): Promise<void> {
    said.textContent = `正在上传并处理 ${file.name}……`
    try {
      checkSize(file)
      const address = `/pictures/?manuscript=${this.manuscript}`
      const { file: digest } = await handIn<{ file: string }>(address, file)
      if (!this.#forms.some((form) => form.file === digest)) {
        const focus = { x: 0.5, y: 0.5 }
        this.#show({ file: digest, alt: words, credit: '', caption: null, minors: null, consent: null, focus })
      }
      use(digest)
      said.textContent = '放好了。请写明图上是什么、谁拍的。'
      this.#changed()
    } catch (error) {
      said.textContent = ''
      this.#showFailed(file, error)
    }
  }

  #show(picture: PictureSaid): void {
    const { file } = picture
    const form = new PictureForm(file, picture, this.isFixed, {
      onChange: this.onChange,
      onFind: () => {
        const place = this.#placeOf(file)
        if (place) this.editor.reveal(place)
      },
      onPlace: () => {
        const place = this.#placeOf(file)
        if (place) this.editor.remove(place)
        this.editor.insertParagraph(pictureLine(file))
        this.#changed()
      },
      onRemove: () => {
        const place = this.#placeOf(file)
        if (place) this.editor.remove(place)
        this.#forms = this.#forms.filter((one) => one !== form)
        form.item.remove()
        element('pictures-title', HTMLElement).focus()
        this.#changed()
      },
    })
    this.#forms.push(form)
    list.append(form.item)
  }

  #showFailed(file: File, error: unknown): void {
    const item = itemOf(element('failed-picture', HTMLTemplateElement))
    part(item, 'words').textContent = `“${file.name}”没有放进来：${whyNot(error)}`
    const again = part(item, 'again')
    again.hidden = error instanceof NotTaken
    again.addEventListener('click', () => {
      item.remove()
      void this.add([file])
    })
    part(item, 'leave').addEventListener('click', () => item.remove())
    list.append(item)
  }

  #changed(): void {
    this.follow()
    this.onChange()
  }

  /** The paragraph that shows the picture, with what parts it from the next. */
  #placeOf(file: string): Range | null {
    const found = new RegExp(`!\\[[^\\]\\n]*\\]\\(picture:${file}\\)\\n{0,2}`).exec(this.editor.text)
    return found && { from: found.index, to: found.index + found[0].length }
  }
}
