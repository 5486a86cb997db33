/** What somebody brings along goes through the hub’s cleaning, and is shown before it is taken. */
import { ask } from '../hub.ts'
import { element } from '../page.ts'
import { mendingText } from '../words.ts'
import { readText } from './brought.ts'
import { CleanPaste } from './documents.ts'
import { whyNot } from './not-taken.ts'
import type { Pasted } from './pasted.ts'
import { hasByline, proposeByline } from './story-form.ts'

/** A picture that is brought along, in Markdown, with its words and its number. */
export const broughtPicture = /!\[([^\]\n]*)\]\(pasted:(\d+)\)/g

/** Gets the Markdown, and the pictures whose places it tells, once a person agrees. */
export type Take = (markdown: string, pictures: readonly File[]) => void

const panel = element('pasted', HTMLElement)
const cleaned = element('cleaned', HTMLElement)

/** Cleans it and shows what became of it. */
export function offer(pasted: Pasted, take: Take): Promise<void> {
  return show(async () => pasted, take)
}

/** The same with a text file, a web page or a Word document. */
export function offerFile(file: File, take: Take): Promise<void> {
  return show(() => readText(file), take)
}

async function show(read: () => Promise<Pasted>, take: Take): Promise<void> {
  panel.hidden = false
  element('pasted-title', HTMLElement).focus()
  const button = element('take-pasted', HTMLButtonElement)
  button.disabled = true
  list([])
  cleaned.textContent = '正在整理……'
  try {
    const { content, html, pictures } = await read()
    const { markdown, byline, mended, missing } = (await ask(CleanPaste, { content, html })).cleanPaste
    const shown = byline === null || hasByline() ? markdown : byline.rest
    cleaned.textContent = shown.replaceAll(broughtPicture, (_, words: string, number: string) => {
      return `【图片 ${Number(number) + 1}${words && `：${words}`}】`
    })
    const taken = [...markdown.matchAll(broughtPicture)].length
    list([
      ...(byline === null ? [] : [bylineText(byline.words)]),
      // Pictures that are missing are told of one by one.
      ...mended
        .filter(({ kind }) => kind !== 'PICTURES_LEFT_OUT' || missing.length === 0)
        .map(({ kind, count, example }) => `${mendingText(kind)} ${count} 处，例如：${example}`),
      ...(taken > 0 ? [`带进来 ${taken} 张图片，放进正文后请写明图上是什么、谁拍的`] : []),
      ...missing.map((name) => `缺一张图片，请另存后拖进来：${name}`),
    ])
    button.disabled = false
    button.onclick = () => {
      panel.hidden = true
      const isTaken = byline !== null && proposeByline(byline.words)
      take(isTaken ? byline.rest : markdown, pictures)
    }
  } catch (error) {
    cleaned.textContent = whyNot(error)
  }
}

function bylineText(words: string): string {
  return hasByline() ? `“作者”已经写了，署名“${words}”留在正文里` : `署名“${words}”会填进“作者”`
}

function list(lines: readonly string[]): void {
  element('mended', HTMLElement).replaceChildren(
    ...lines.map((textContent) => Object.assign(document.createElement('li'), { textContent })),
  )
}

element('leave-pasted', HTMLButtonElement).addEventListener('click', () => {
  panel.hidden = true
})
