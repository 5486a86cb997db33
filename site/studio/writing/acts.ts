/** Submitting, reviewing, publishing and taking back: what is possible in the manuscript’s state, for its people. */
import { act, Refusal } from '../hub.ts'
import type { Viewer } from '../myself.ts'
import { element, go, onSend } from '../page.ts'
import { Publish, Schedule, Unschedule } from '../publication-documents.ts'
import { decides, holds } from '../roles.ts'
import { fieldOf, momentOf, timeText } from '../shanghai.ts'
import { refusalText } from '../words.ts'
import type { Evidence } from './document.ts'
import { Approve, Discard, type Manuscript, Submit } from './documents.ts'
import { type Problem, sayFound, sayRefused } from './problems.ts'
import { type Marked, offerReturn } from './review.ts'
import { part } from './template.ts'

/** What the page knows of the manuscript besides its state. */
export interface Desk {
  viewer: Viewer
  manuscript: Manuscript
  /** The version that is saved, once everything is. */
  saved: () => Promise<number>
  /** Where readers see it. */
  address: string
  /** Says what was refused at the places that it is about, and gives the same in a list. */
  explain: (error: unknown) => readonly Problem[]
  /** What stands against sending it. */
  problems: () => readonly Problem[]
  /** Has `use` told of the words that are selected in the text, whenever others are. */
  onChoose: (use: (words: Evidence | null) => void) => void
  /** Marks the words of remarks that are not sent yet. */
  mark: (remarks: readonly Marked[]) => void
}

const form = (id: string) => element(id, HTMLFormElement)

/** Shows and connects the acts that are possible. */
export function offerActs(desk: Desk): void {
  const { viewer, manuscript } = desk
  const { id, state, place } = manuscript
  const isOut = state === 'PUBLISHED' || state === 'WITHDRAWN'
  const isWriting = state === 'WRITING' || state === 'RETURNED'
  const isDecider = decides(viewer, manuscript)
  form('submit').hidden = !isWriting
  form('discard').hidden = !isWriting
  form('approve').hidden = !(isDecider && state === 'IN_REVIEW')
  form('return').hidden = !isDecider
  form('publish').hidden = !(isDecider && state === 'APPROVED')
  form('unschedule').hidden = !(state === 'SCHEDULED' && holds(viewer.grants, 'PUBLISHER', place))
  element('nothing-to-do', HTMLElement).hidden = isWriting || isDecider || isOut || !form('unschedule').hidden
  const after = element('after', HTMLAnchorElement)
  after.hidden = !isOut
  after.href = `/studio/published/?id=${id}`
  element('publish-at', HTMLInputElement).min = fieldOf(new Date())
  tellSchedule(manuscript)
  connectReview(desk)
  if (isDecider) offerReturn(desk)
  connectPublication(desk)
}

function connectReview(desk: Desk): void {
  const { manuscript, saved, problems } = desk
  const { id } = manuscript
  const status = part(form('submit'), 'status')
  onSend(form('submit'), async () => {
    if (!sayFound(problems(), () => status.replaceChildren('都改好了，可以提交了。'))) {
      return '还不能提交，请先改好上面几处。'
    }
    const version = await saved()
    const mended = () => status.replaceChildren('改好了，请再点一次“提交审核”。')
    if (!(await explained(desk, () => act(Submit, { id, version }), mended))) return '还不能提交，请先改好上面几处。'
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
  const { manuscript, saved } = desk
  const { id } = manuscript
  onSend(form('publish'), async (field) => {
    const [at, reason] = [field('at'), field('reason').trim() || null]
    const version = await saved()
    if (at === '') {
      if (!(await explained(desk, () => act(Publish, { id, version, reason })))) return '没有发布，请看上面的说明。'
      return go(`published/?id=${id}`)
    }
    const schedule = () => act(Schedule, { id, version, reason, at: momentOf(at) })
    if (!(await explained(desk, schedule))) return '没有定时，请看上面的说明。'
    location.reload()
  })
  onSend(form('unschedule'), async () => {
    await act(Unschedule, { id, version: await saved() })
    location.reload()
  })
}

/** Does it; where it is refused for what stands in the document, lists that, and gives false. */
async function explained({ explain }: Desk, done: () => Promise<unknown>, mended = () => {}): Promise<boolean> {
  try {
    await done()
    return sayRefused([])
  } catch (error) {
    if (sayRefused(explain(error), mended)) throw error
    return false
  }
}

/** When it goes out by itself, or why it did not. */
function tellSchedule({ publishAt, problem, state }: Manuscript): void {
  const said = element('schedule', HTMLElement)
  said.hidden = state !== 'SCHEDULED' && problem === null
  said.classList.toggle('bad', problem !== null)
  if (problem) said.textContent = `定时发布没有成功：${refusalText(new Refusal(problem.code, problem.message))}`
  else if (publishAt) said.textContent = `定于 ${timeText(publishAt)}（北京时间）自动发布。`
}
