/** Tells within seconds who else has the manuscript open, and that it was changed or moved on meanwhile. */
import { act } from '../hub.ts'
import { element } from '../page.ts'
import { Attend } from './documents.ts'

const EVERY_MS = 4000
const tab = tabName()

/** A name that outlives a reload, which is no second window, but is not copied into a duplicate of an open one. */
function tabName(): string {
  const key = 'fanxing tab'
  const name = sessionStorage.getItem(key) ?? [...crypto.getRandomValues(new Uint32Array(4))].join('-')
  sessionStorage.removeItem(key)
  addEventListener('pagehide', () => sessionStorage.setItem(key, name))
  return name
}

/** Of others only who may write is told. `versionHere` gives the version that this page saved or read last; null while it is saving. */
export function attend(id: string, isFixed: boolean, versionHere: () => number | null): void {
  const again = () => void tell(id, isFixed, versionHere).finally(() => setTimeout(again, EVERY_MS))
  again()
  element('load-newer', HTMLButtonElement).addEventListener('click', () => location.reload())
}

async function tell(id: string, isFixed: boolean, versionHere: () => number | null): Promise<void> {
  // Whoever is offline is told so where it is saved.
  const answer = await act(Attend, { id, tab }).catch(() => null)
  if (answer === null) return
  const said = element('others', HTMLElement)
  const text = isFixed ? '' : othersText(answer.others ?? [])
  if (said.textContent !== text) said.textContent = text
  const here = versionHere()
  const isNewer = here !== null && (answer.version ?? 0) > here
  element('newer', HTMLElement).hidden = !isNewer
  if (isNewer)
    element('newer-who', HTMLElement).textContent = `${answer.changedBy} 刚改过这份稿件，或者它已进到下一步。`
}

function othersText(others: readonly { name: string; isMyself: boolean }[]): string {
  const names = others.filter(({ isMyself }) => !isMyself).map(({ name }) => name)
  if (names.length > 0) return `${names.join('、')} 也打开着这份稿件。两个人一起改，后存的会先请您比较。`
  return others.length > 0 ? '您在另一个窗口也打开着这份稿件，请只在一处写。' : ''
}
