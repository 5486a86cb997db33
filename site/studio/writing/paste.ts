/** What somebody brings along goes through the hub’s cleaning, and is shown before it is taken. */
import { ask } from '../hub.ts'
import { element, textOf } from '../page.ts'
import { mendingText } from '../words.ts'
import { CleanPaste } from './documents.ts'
import type { Pasted } from './editor.ts'

const panel = element('pasted', HTMLElement)
const cleaned = element('cleaned', HTMLElement)

/** Cleans and shows it; `take` gets the Markdown once a person agrees. */
export async function offer({ content, html }: Pasted, take: (markdown: string) => void): Promise<void> {
  panel.hidden = false
  element('pasted-title', HTMLElement).focus()
  const button = element('take-pasted', HTMLButtonElement)
  button.disabled = true
  element('mended', HTMLElement).replaceChildren()
  cleaned.textContent = '正在整理……'
  try {
    const { markdown, mended } = (await ask(CleanPaste, { content, html })).cleanPaste
    cleaned.textContent = markdown
    const lines = mended.map(({ kind, count, example }) => `${mendingText(kind)} ${count} 处，例如：${example}`)
    element('mended', HTMLElement).replaceChildren(
      ...lines.map((textContent) => Object.assign(document.createElement('li'), { textContent })),
    )
    button.disabled = false
    button.onclick = () => {
      panel.hidden = true
      take(markdown)
    }
  } catch (error) {
    cleaned.textContent = textOf(error)
  }
}

element('leave-pasted', HTMLButtonElement).addEventListener('click', () => {
  panel.hidden = true
})

/** Reads the text files that somebody opens. */
export function onFile(take: (pasted: Pasted) => void): void {
  const input = element('file', HTMLInputElement)
  input.addEventListener('change', async () => {
    const [file] = input.files ?? []
    if (file) take({ content: await file.text(), html: /\.html?$/i.test(file.name) })
    input.value = ''
  })
}
