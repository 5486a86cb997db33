/** A page of one manuscript whose address names none, or one that its reader may not see. */
import { element, show } from './page.ts'

/** Says so in place of the page; `id` is what its address names, empty where it names nothing. */
export function showNoManuscript(id: string): void {
  element('no-manuscript-why', HTMLElement).textContent =
    id === ''
      ? '没有指明稿件：网址里少了是哪一份。'
      : '没有这份稿件，或者它不归您所在的地方管。别人发来的链接，请核对是不是抄全了。'
  show('no-manuscript')
}
