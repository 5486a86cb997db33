/** The script of /studio/reminders/: what one is reminded of, and the answers. */
import { storiesByName } from '../by-name.ts'
import { act, ask } from '../hub.ts'
import { type Viewer, withMyself } from '../myself.ts'
import { element, onSend } from '../page.ts'
import { holds } from '../roles.ts'
import { term } from '../words.ts'
import { AnswerReminder, type Listed, Reminders } from './documents.ts'
import { copyOf, dayOf, goesOn, partOf } from './parts.ts'
import { scopeHere, withScope } from './scope.ts'

const stories = storiesByName()
let viewer: Viewer | undefined

void withMyself(async (myself) => {
  viewer = myself
  await withScope(myself, showAll)
})

async function showAll(): Promise<void> {
  for (const id of ['mine', 'open', 'answered']) element(id, HTMLUListElement).replaceChildren()
  await Promise.all([showOpen(null), showAnswered(null)])
}

async function showOpen(after: string | null): Promise<void> {
  const { reminders } = await ask(Reminders, { within: scopeHere(), open: true, after })
  for (const one of reminders.nodes) element(one.isMine ? 'mine' : 'open', HTMLUListElement).append(openItem(one))
  element('mine-part', HTMLElement).hidden = element('mine', HTMLUListElement).childElementCount === 0
  element('none', HTMLElement).hidden = reminders.totalCount > 0
  goesOn('more-open', reminders.pageInfo, showOpen)
}

async function showAnswered(after: string | null): Promise<void> {
  const { reminders } = await ask(Reminders, { within: scopeHere(), open: false, after })
  element('answered', HTMLUListElement).append(...reminders.nodes.map(answeredItem))
  element('answered-part', HTMLElement).hidden = reminders.totalCount === 0
  goesOn('more-answered', reminders.pageInfo, showAnswered)
}

function openItem(reminder: Listed): HTMLElement {
  const item = described(reminder)
  const form = partOf(item, 'answer', HTMLFormElement)
  form.hidden = !viewer || !holds(viewer.grants, 'CONTRIBUTOR', reminder.place)
  stories.watch(partOf(item, 'story', HTMLInputElement), element('stories', HTMLDataListElement))
  onSend(form, async (field) => {
    const [story, reason] = [await stories.keyOf(field('story').trim()), field('reason').trim()]
    await act(AnswerReminder, { id: reminder.id, ...(story ? { story } : { reason }) })
    await showAll()
  })
  return item
}

function answeredItem(reminder: Listed): HTMLElement {
  const item = described(reminder)
  partOf(item, 'answer', HTMLFormElement).remove()
  partOf(item, 'why', HTMLElement).classList.remove('bad')
  const { answer, answerText, answeredBy, answeredAt } = reminder
  const parts = [answer && term(`ReminderAnswer.${answer}`), answerText, answeredBy, answeredAt && dayOf(answeredAt)]
  partOf(item, 'told', HTMLElement).textContent = parts.filter(Boolean).join(' · ')
  return item
}

function described(reminder: Listed): HTMLElement {
  const { title, type, placeName, rule, note, raisedBy, raisedAt, rounds, recipientName } = reminder
  const item = copyOf('reminder')
  partOf(item, 'title', HTMLElement).textContent = `${term(`LedgerType.${type}`)} · ${title || '（还没有标题）'}`
  partOf(item, 'why', HTMLElement).textContent = rule === null ? (note ?? '') : term(`Staleness.${rule}`)
  partOf(item, 'about', HTMLElement).textContent = [
    placeName,
    `${raisedBy} 提醒${recipientName === null ? '' : ` ${recipientName}`}`,
    dayOf(raisedAt),
    rounds > 1 ? `第 ${rounds} 次` : null,
  ]
    .filter((part) => part !== null)
    .join(' · ')
  return item
}
