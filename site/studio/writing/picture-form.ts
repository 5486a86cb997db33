/** What is told of one picture: a form of the writing page. */
import { element } from '../page.ts'
import type { PictureSaid } from './document.ts'
import { thumbnail } from './picture-marks.ts'
import { itemOf, part } from './template.ts'

export interface PictureActs {
  onChange: () => void
  onFind: () => void
  onPlace: () => void
  onRemove: () => void
}

const texts = ['alt', 'credit', 'caption', 'consent'] as const

export class PictureForm {
  readonly item: HTMLElement
  readonly #form: HTMLFormElement

  constructor(
    readonly file: string,
    said: PictureSaid,
    isFixed: boolean,
    acts: PictureActs,
  ) {
    this.item = itemOf(element('picture', HTMLTemplateElement))
    this.item.id = `picture-${file}`
    this.item.tabIndex = -1
    const form = this.item.querySelector('form')
    if (!form) throw new Error('The pattern of a picture has no form')
    this.#form = form
    const image = part(this.item, 'shot')
    if (image instanceof HTMLImageElement) image.src = thumbnail(file)
    this.#fill(said)
    form.addEventListener('submit', (event) => event.preventDefault())
    form.addEventListener('input', () => {
      this.#show()
      acts.onChange()
    })
    if (isFixed) this.#fix()
    else {
      image.addEventListener('click', (event) => this.#point(event, image, acts))
      part(this.item, 'place').addEventListener('click', acts.onPlace)
      part(this.item, 'remove').addEventListener('click', acts.onRemove)
    }
    part(this.item, 'find').addEventListener('click', acts.onFind)
    this.#show()
  }

  /** What the form tells. */
  get said(): PictureSaid {
    const minors = this.#minors
    return {
      file: this.file,
      alt: this.#text('alt'),
      credit: this.#text('credit'),
      caption: this.#text('caption') || null,
      minors,
      consent: minors ? this.#text('consent') || null : null,
      focus: { x: this.#share('x'), y: this.#share('y') },
    }
  }

  /** What must still be told, in words. */
  get missing(): string[] {
    const { alt, credit, minors, consent } = this.said
    return [
      ...(alt === '' ? ['还没有写图上是什么'] : []),
      ...(credit === '' ? ['还没有写作者或来源'] : []),
      ...(minors === null ? ['还没有回答能不能认出未成年人'] : []),
      ...(minors && consent === null ? ['还没有写监护人的同意'] : []),
    ]
  }

  /** Calls it by its number, and says where it stands. */
  call(number: number, isInText: boolean): void {
    part(this.item, 'name').textContent = `图片 ${number}`
    part(this.item, 'where').textContent = isInText ? '在正文里' : '不在正文里，会放在最前面'
    part(this.item, 'find').hidden = !isInText
  }

  #fill(said: PictureSaid): void {
    for (const name of texts) this.#field(name).value = said[name] ?? ''
    const answer = said.minors === null ? '' : String(said.minors)
    for (const choice of this.#form.querySelectorAll<HTMLInputElement>('[name=minors]'))
      choice.checked = choice.value === answer
    this.#field('x').value = String(Math.round(said.focus.x * 100))
    this.#field('y').value = String(Math.round(said.focus.y * 100))
  }

  #fix(): void {
    for (const field of this.#form.querySelectorAll<HTMLInputElement>('input, textarea')) field.disabled = true
    part(this.item, 'place').hidden = true
    part(this.item, 'remove').hidden = true
  }

  #show(): void {
    part(this.item, 'consent').hidden = this.#minors !== true
    part(this.item, 'frame').style.setProperty('--x', `${this.#field('x').value}%`)
    part(this.item, 'frame').style.setProperty('--y', `${this.#field('y').value}%`)
  }

  /** What a crop keeps is where the picture was touched, while somebody says so. */
  #point({ clientX, clientY }: MouseEvent, image: HTMLElement, { onChange }: PictureActs): void {
    if (!this.#form.querySelector('details')?.open) return
    const { left, top, width, height } = image.getBoundingClientRect()
    this.#field('x').value = String(Math.round(((clientX - left) / width) * 100))
    this.#field('y').value = String(Math.round(((clientY - top) / height) * 100))
    this.#show()
    onChange()
  }

  get #minors(): boolean | null {
    const chosen = this.#form.querySelector<HTMLInputElement>('[name=minors]:checked')
    return chosen && chosen.value === 'true'
  }

  #text(name: (typeof texts)[number]): string {
    return this.#field(name).value.trim()
  }

  #share(name: 'x' | 'y'): number {
    return Number(this.#field(name).value) / 100
  }

  #field(name: string): HTMLInputElement | HTMLTextAreaElement {
    const field = this.#form.elements.namedItem(name)
    if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) return field
    throw new Error(`The form has no field ${name}`)
  }
}
