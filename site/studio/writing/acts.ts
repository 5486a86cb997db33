/** Submitting, reviewing, publishing and taking back: what is possible in the manuscript’s state, for its people. */
import { act } from '../hub.ts'
import type { Viewer } from '../myself.ts'
import { element, go, onSend, textOf } from '../page.ts'
import { decides, holds } from '../roles.ts'
import type { Evidence } from './document.ts'
import { Approve, Discard, type Manuscript, Publish, Submit, Withdraw } from './documents.ts'
import { whenLive } from './live.ts'
import { type Marked, offerReturn } from './review.ts'

/** What the page knows of the manuscript besides its state. */
export interface Desk {
  viewer: Viewer
  manuscript: Manuscript
  /** The version that is saved, once everything is. */
  saved: () => Promise<number>
  /** Where readers see it. */
  address: string
  /** Says what was refused at the places that it is about, and gives the same in lines. */
  explain: (error: unknown) => readonly string[]
  /** What stands against sending it, in words. */
  problems: () => readonly string[]
  /** Has `use` told of the words that are selected in the text, whenever others are. */
  onChoose: (use: (words: Evidence | null) => void) => void
  /** Marks the words of remarks that are not sent yet. */
  mark: (remarks: readonly Marked[]) => void
}

const form = (id: string) => element(id, HTMLFormElement)

/** Shows and connects the acts that are possible. */
export function offerActs(desk: Desk): void {
  const { viewer, manuscript } = desk
  const { state, place } = manuscript
  const isWriting = state === 'WRITING' || state === 'RETURNED'
  const isDecider = decides(viewer, manuscript)
  form('submit').hidden = !isWriting
  form('discard').hidden = !isWriting
  form('approve').hidden = !(isDecider && state === 'IN_REVIEW')
  form('return').hidden = !isDecider
  form('publish').hidden = !(isDecider && state === 'APPROVED')
  form('withdraw').hidden = !(state === 'PUBLISHED' && holds(viewer.grants, 'PUBLISHER', place))
  element('nothing-to-do', HTMLElement).hidden = isWriting || isDecider || state === 'PUBLISHED'
  if (state === 'PUBLISHED') void showLive(desk.address, manuscript, null)
  connectReview(desk)
  if (isDecider) offerReturn(desk)
  connectPublication(desk)
}

function connectReview(desk: Desk): void {
  const { manuscript, saved, problems } = desk
  const { id } = manuscript
  onSend(form('submit'), async () => {
    if (!sayProblems(problems())) return '还不能提交，请先改好上面几处。'
    const version = await saved()
    if (!(await explained(desk, () => act(Submit, { id, version })))) return '还不能提交，请先改好上面几处。'
    location.reload()
  })
  onSend(form('approve'), async () => {
    await act(Approve, { id, version: await saved() })
    location.reload()
  })
  onSend(form('discard'), async () => {
    if (!confirm('废弃后不能再写，确定吗？')) return
    await act(Discard, { id, version: await saved() })
    go('')
  })
}

function connectPublication(desk: Desk): void {
  const { manuscript, saved, address } = desk
  const { id, slug } = manuscript
  onSend(form('publish'), async (field) => {
    const before = await textBefore(address)
    const version = await saved()
    const reason = field('reason').trim() || null
    if (!(await explained(desk, () => act(Publish, { id, version, reason })))) return '没有发布，请看上面的说明。'
    form('publish').hidden = true
    form('return').hidden = true
    await showLive(address, manuscript, before)
  })
  onSend(form('withdraw'), async (field) => {
    await act(Withdraw, { slug, reason: field('reason') })
    form('withdraw').hidden = true
    element('live', HTMLElement).textContent = '已撤稿，公众看不到了。'
  })
}

/** Does it; where it is refused for what stands in the document, lists that, and gives false. */
async function explained({ explain }: Desk, done: () => Promise<unknown>): Promise<boolean> {
  try {
    await done()
    return sayProblems([])
  } catch (error) {
    if (sayProblems(explain(error))) throw error
    return false
  }
}

/** Lists them; true where there are none. */
function sayProblems(problems: readonly string[]): boolean {
  const list = element('problems', HTMLElement)
  list.hidden = problems.length === 0
  list.replaceChildren(
    ...problems.map((textContent) => Object.assign(document.createElement('li'), { textContent, className: 'bad' })),
  )
  return problems.length === 0
}

async function textBefore(address: string): Promise<string | null> {
  const response = await fetch(address, { cache: 'no-store' })
  return response.ok ? response.text() : null
}

/** Tells how far the page is that readers see: in the queue, live, or not yet seen, with another try. */
async function showLive(address: string, { state }: Pick<Manuscript, 'state'>, before: string | null): Promise<void> {
  const said = element('live', HTMLElement)
  said.hidden = false
  said.textContent = '已经提交发布，正在生成页面……'
  const link = Object.assign(document.createElement('a'), { href: address, textContent: '看公开的页面' })
  try {
    const isLive = await whenLive(address, before)
    if (isLive) return said.replaceChildren(state === 'PUBLISHED' ? '已发布。' : '已上线。', link)
    const again = Object.assign(document.createElement('button'), {
      type: 'button',
      className: 'quiet',
      textContent: '再看一次',
    })
    again.addEventListener('click', () => void showLive(address, { state }, before))
    said.replaceChildren('发布已记下，公开页面还没有更新。', again)
  } catch (error) {
    said.textContent = textOf(error)
  }
}
