/** Puts today into the citations, and a button beside each that copies it. Without it they are read and selected as they are. */
import { copy } from './copy.ts'

const today = new Date()
const two = (number: number) => String(number).padStart(2, '0')
const parts = [today.getFullYear(), today.getMonth() + 1, today.getDate()] as const
const [year, month, day] = parts
const forms: Record<string, string> = {
  iso: `${year}-${two(month)}-${two(day)}`,
  long: today.toLocaleDateString('en-US', { year: 'numeric', month: 'long', day: 'numeric' }),
  parts: parts.join(', '),
}

/** The citation with today where it takes the day. */
function dated({ textContent: text, dataset }: HTMLElement): string {
  const day = (dataset.day ?? '').replace(/\{(iso|long|parts)\}/g, (_, form) => forms[form] ?? '')
  const at = Number(dataset.at)
  return text.slice(0, at) + day + text.slice(at + Number(dataset.blank))
}

for (const text of document.querySelectorAll<HTMLElement>('[data-copied]')) {
  text.textContent = dated(text)
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'screen-only'
  button.textContent = '复制'
  const told = document.createElement('span')
  told.role = 'status'
  told.className = 'small soft'
  button.addEventListener('click', async () => {
    told.textContent = (await copy(text)) ? '已复制' : '没有复制成，文字已选中，请按复制键'
  })
  text.after(button, told)
}
