/** What the scripts of all studio pages share: elements by their ids, forms that tell what became of them. */
import { Refusal } from './hub.ts'
import { refusalText } from './words.ts'

/** The element with this id, of this class. Throws where the page has none: page and script belong together. */
export function element<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id)
  if (found instanceof kind) return found
  throw new Error(`The page has no ${kind.name} with the id ${id}`)
}

/** What stands behind # in a link that was sent to somebody; empty without. */
export function tokenHere(): string {
  return location.hash.slice(1)
}

/** Goes to another page of the studio, in the same edition. */
export function go(page: string): void {
  location.assign(location.pathname.replace(/\/studio\/.*$/, `/studio/${page}`))
}

const BACK = 'fanxing-back'

/** Keeps where somebody is who has to sign in first; a link in a letter leads there. */
export function rememberHere(): void {
  sessionStorage.setItem(BACK, `${location.pathname.replace(/^.*\/studio\//, '')}${location.search}`)
}

/** Goes where somebody was before they had to sign in; to the workbench without. */
export function goBack(): void {
  const page = sessionStorage.getItem(BACK) ?? ''
  sessionStorage.removeItem(BACK)
  go(page)
}

/** Shows one of several parts of a page. */
export function show(id: string): void {
  for (const part of document.querySelectorAll<HTMLElement>('[data-part]')) part.hidden = part.id !== id
}

/**
 * Runs `send` with the form’s fields when it is sent, once at a time. What is refused is said below it, and read out;
 * text that `send` gives is said there too.
 */
export function onSend(form: HTMLFormElement, send: (field: (name: string) => string) => Promise<unknown>): void {
  const said = form.querySelector<HTMLElement>('[role=status]')
  const buttons = form.querySelectorAll('button')
  const say = (text: string, isBad: boolean) => {
    if (!said) return
    said.textContent = text
    said.classList.toggle('bad', isBad)
  }
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const fields = new FormData(form)
    say('', false)
    for (const button of buttons) button.disabled = true
    try {
      const text = await send((name) => String(fields.get(name) ?? ''))
      if (typeof text === 'string') say(text, false)
    } catch (error) {
      say(textOf(error), true)
    } finally {
      for (const button of buttons) button.disabled = false
    }
  })
}

/** What to say of an error; one that is no refusal is a fault of the page and goes on to the console. */
export function textOf(error: unknown): string {
  if (error instanceof Refusal) return refusalText(error)
  console.error(error)
  return '页面出了故障，请刷新后再试。'
}
