/** The script of /preview/<token>/: a manuscript for somebody without an account, who may comment or approve if the link says so. */
import { offerFrames } from './frames.ts'
import { act, ask } from './hub.ts'
import { element, onSend, show, textOf } from './page.ts'
import { ApproveByLink, CommentByLink, type SharedPreview, SharedPreviewRead } from './preview-link-documents.ts'
import { timeText } from './shanghai.ts'
import { stateText } from './words.ts'

const PHONE = '(max-width: 48rem)'
const token = location.pathname.split('/')[2] ?? ''

const form = (id: string) => element(id, HTMLFormElement)

async function open(): Promise<void> {
  const { sharedPreview } = await ask(SharedPreviewRead, { token })
  // The server says why, under its own status.
  if (!sharedPreview) return location.reload()
  fill(sharedPreview)
  show('inside')
  await offerFrames(`/preview/${token}${sharedPreview.page}`, async () => {}).show(matchMedia(PHONE).matches)
  connect(sharedPreview)
}

function fill(preview: SharedPreview): void {
  const { name, madeBy, title, expiresAt, mayComment, mayApprove, stage, stages } = preview
  element('name', HTMLElement).textContent = name
  element('made-by', HTMLElement).textContent = madeBy
  element('about', HTMLElement).textContent = `《${title}》 · ${stateText(preview)} · 链接有效到 ${timeText(expiresAt)}`
  form('comment').hidden = !mayComment
  form('approve').hidden = !mayApprove
  element('approve-says', HTMLElement).textContent =
    `点“审核通过”，就以“${name}”的名义通过第 ${stage} 审（共 ${stages} 审），会记入日志，不能撤回。`
}

function connect({ version }: SharedPreview): void {
  onSend(form('comment'), async (field) => {
    await act(CommentByLink, { token, version, text: field('text'), quote: field('quote').trim() || null })
    form('comment').reset()
    return '意见已经送到，谢谢。'
  })
  onSend(form('approve'), async () => {
    await act(ApproveByLink, { token, version })
    form('approve').hidden = true
    element('done', HTMLElement).textContent = '已审核通过，谢谢。'
  })
}

open().catch((error: unknown) => {
  element('waiting', HTMLElement).textContent = textOf(error)
})
