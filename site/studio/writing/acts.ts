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
  if (state === 'PUBLISHED') void showLive(manuscript, null)
  connectReview(desk)
  if (isDecider) offerReturn(desk)
  connectPublication(desk)
}

function connectReview({ manuscript: { id }, saved, problems }: Desk): void {
  onSend(form('submit'), async () => {
    if (!sayProblems(problems())) return '还不能提交，请先改好上面几处。'
    await act(Submit, { id, version: await saved() })
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

function connectPublication({ manuscript, saved }: Desk): void {
  const { id, slug } = manuscript
  onSend(form('publish'), async (field) => {
    const before = await textBefore(slug)
    await act(Publish, { id, version: await saved(), reason: field('reason').trim() || null })
    form('publish').hidden = true
    form('return').hidden = true
    await showLive(manuscript, before)
  })
  onSend(form('withdraw'), async (field) => {
    await act(Withdraw, { slug, reason: field('reason') })
    form('withdraw').hidden = true
    element('live', HTMLElement).textContent = '已撤稿，公众看不到了。'
  })
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

async function textBefore(slug: string): Promise<string | null> {
  const response = await fetch(`/stories/${slug}/`, { cache: 'no-store' })
  return response.ok ? response.text() : null
}

/** Tells how far the page is that readers see: in the queue, live, or not yet seen, with another try. */
async function showLive({ slug, state }: Pick<Manuscript, 'slug' | 'state'>, before: string | null): Promise<void> {
  const said = element('live', HTMLElement)
  said.hidden = false
  said.textContent = '已经提交发布，正在生成页面……'
  const link = Object.assign(document.createElement('a'), { href: `/stories/${slug}/`, textContent: '看公开的页面' })
  try {
    const isLive = await whenLive(`/stories/${slug}/`, before)
    if (isLive) return said.replaceChildren(state === 'PUBLISHED' ? '已发布。' : '已上线。', link)
    const again = Object.assign(document.createElement('button'), {
      type: 'button',
      className: 'quiet',
      textContent: '再看一次',
    })
    again.addEventListener('click', () => void showLive({ slug, state }, before))
    said.replaceChildren('发布已记下，公开页面还没有更新。', again)
  } catch (error) {
    said.textContent = textOf(error)
  }
}
