/** Gives links to people without an account, lists them and takes them back. */
import { copyRich } from '../copy-rich.ts'
import { act, ask } from '../hub.ts'
import { element, onSend, textOf } from '../page.ts'
import { MakePreviewLink, type PreviewLink, PreviewLinks, RevokePreviewLink } from '../preview-link-documents.ts'
import { timeText } from '../shanghai.ts'
import type { Manuscript } from './documents.ts'

const shared: readonly string[] = ['WRITING', 'IN_REVIEW', 'RETURNED', 'APPROVED', 'SCHEDULED']

/** `saved` saves everything first, so that the link shows it. */
export async function offerPreviewLinks({ id, state }: Manuscript, saved: () => Promise<number>): Promise<void> {
  element('links-part', HTMLElement).hidden = !shared.includes(state)
  const made = element('made-link', HTMLInputElement)
  onSend(element('make-link', HTMLFormElement), async (field) => {
    await saved()
    const right = field('right')
    const known = right === 'COMMENT' || right === 'APPROVE' ? right : 'VIEW'
    const { link } = await act(MakePreviewLink, { id, name: field('name'), right: known, days: Number(field('days')) })
    made.value = link ?? ''
    element('made', HTMLElement).hidden = false
    await list(id)
  })
  element('copy-made', HTMLButtonElement).onclick = async ({ target }) => {
    const isDone = await copyRich(made.value, made.value)
    if (target instanceof HTMLElement) target.textContent = isDone ? '已复制' : '请选中上面的链接复制'
  }
  await list(id)
}

async function list(id: string): Promise<void> {
  const { manuscript } = await ask(PreviewLinks, { id })
  element('links', HTMLElement).replaceChildren(...(manuscript?.previewLinks ?? []).map((link) => lineOf(id, link)))
}

function lineOf(id: string, link: PreviewLink): HTMLElement {
  const line = document.createElement('li')
  const about = Object.assign(document.createElement('p'), { className: 'small', textContent: textFor(link) })
  line.append(about)
  if (link.revokedAt === null && Date.parse(link.expiresAt) > Date.now()) line.append(revokeButton(id, link, about))
  return line
}

function textFor({ name, right, stage, madeBy, expiresAt, revokedAt, decidedAt }: PreviewLink): string {
  const words = { VIEW: '只看', COMMENT: '可提意见', APPROVE: `可通过第 ${stage} 审` }
  const isOver = Date.parse(expiresAt) <= Date.now()
  const until = revokedAt !== null ? '已收回' : isOver ? '已过期' : `到 ${timeText(expiresAt)}`
  const decided = decidedAt === null ? '' : ` · ${timeText(decidedAt)} 审核通过`
  return `${name} · ${words[right]} · ${madeBy} 发出 · ${until}${decided}`
}

function revokeButton(id: string, link: PreviewLink, about: HTMLElement): HTMLButtonElement {
  const button = Object.assign(document.createElement('button'), {
    type: 'button',
    className: 'quiet',
    textContent: '收回',
    ariaLabel: `收回给 ${link.name} 的链接`,
  })
  button.addEventListener('click', () => {
    button.disabled = true
    act(RevokePreviewLink, { id: link.id })
      .then(() => list(id))
      .catch((error: unknown) => {
        about.textContent = textOf(error)
      })
  })
  return button
}
