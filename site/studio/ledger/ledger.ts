/** The script of /studio/ledger/: what a place has, and what of it needs somebody. */
import type { VariablesOf } from 'gql.tada'
import { sayDay } from '../day-words.ts'
import { act, ask } from '../hub.ts'
import { type Viewer, withMyself } from '../myself.ts'
import { element, onSend } from '../page.ts'
import { holds } from '../roles.ts'
import { term } from '../words.ts'
import { type Entry, Ledger, LedgerStale, RaiseReminder, SetDueDate } from './documents.ts'
import { copyOf, dayOf, goesOn, partOf, worded } from './parts.ts'
import { scopeHere, withScope } from './scope.ts'
import { showSettings } from './settings.ts'

type Question = VariablesOf<typeof Ledger>

const list = element('entries', HTMLUListElement)
const filter = element('filter', HTMLFormElement)
let viewer: Viewer | undefined

void withMyself(async (myself) => {
  viewer = myself
  await withScope(myself, showAll)
})
filter.addEventListener('change', () => void showAll(scopeHere()))

async function showAll(place: string): Promise<void> {
  if (!viewer) return
  list.replaceChildren()
  await Promise.all([showEntries(null), showCounts(place), showSettings(viewer, place)])
}

async function showCounts(within: string): Promise<void> {
  const { ledgerStale } = await ask(LedgerStale, { within })
  element('counts', HTMLElement).replaceChildren(
    ...ledgerStale.map(({ stale, count }) => {
      const item = worded('li', '')
      item.append(worded('b', String(count), 'song'), ` ${term(`Staleness.${stale}`)}`)
      return item
    }),
  )
}

/** What the filter asks for; an empty choice asks for everything. */
function questionHere(): Question {
  const fields = new FormData(filter)
  const chosen = Object.fromEntries(
    [...fields].filter(([, value]) => value !== '').map(([key, value]) => [key, String(value)]),
  )
  const { onlyOpen, mine, ...terms } = chosen
  return { ...terms, within: scopeHere(), ...(onlyOpen && { onlyOpen: true }), ...(mine && { mine: true }) }
}

async function showEntries(after: string | null): Promise<void> {
  const question = questionHere()
  const { ledger } = await ask(Ledger, { ...question, after })
  element('total', HTMLElement).textContent = `共 ${ledger.totalCount} 项`
  element('nothing-open', HTMLElement).hidden = ledger.totalCount > 0 || !question.onlyOpen
  list.append(...ledger.nodes.map(entryItem))
  goesOn('more', ledger.pageInfo, showEntries)
  const address = new URLSearchParams(Object.entries(question).map(([key, value]) => [key, String(value)]))
  for (const ending of ['csv', 'xlsx']) element(ending, HTMLAnchorElement).href = `/studio/ledger.${ending}?${address}`
}

function entryItem(entry: Entry): HTMLElement {
  const item = copyOf('entry')
  const title = partOf(item, 'title', HTMLAnchorElement)
  title.textContent = entry.title || '（还没有标题）'
  title.href = entry.path
  partOf(item, 'about', HTMLElement).textContent = [
    term(`LedgerType.${entry.type}`),
    entry.placeName,
    term(`LedgerState.${entry.state}`),
    entry.responsible === null ? '没有责任人' : `责任人 ${entry.responsible}`,
    entry.newsAt === null ? null : `最近更新 ${dayOf(entry.newsAt)}`,
    entry.dueOn === null ? null : `期限 ${entry.dueOn}${entry.dueIsInferred ? '（按原文推算）' : ''}`,
  ]
    .filter((part) => part !== null)
    .join(' · ')
  partOf(item, 'stale', HTMLElement).textContent = [
    ...entry.stale.map((reason) => term(`Staleness.${reason}`)),
    ...(entry.reminded ? ['已提醒'] : []),
  ].join(' · ')
  const acts = partOf(item, 'acts', HTMLDetailsElement)
  acts.hidden = !viewer || !holds(viewer.grants, 'EDITOR', entry.place)
  if (!acts.hidden) offerActs(item, entry)
  return item
}

function offerActs(item: HTMLElement, entry: Entry): void {
  partOf(item, 'summary', HTMLElement).setAttribute('aria-label', `处理 ${entry.title}`)
  const due = partOf(item, 'due', HTMLFormElement)
  due.hidden = !['PROJECT', 'FIGURE', 'MANUSCRIPT'].includes(entry.type)
  const day = due.querySelector('input')
  if (day && !entry.dueIsInferred) day.value = entry.dueOn ?? ''
  if (day) sayDay(day)
  onSend(due, async (field) => {
    await act(SetDueDate, { entry: entry.id, dueOn: field('dueOn') || null })
    await showAll(scopeHere())
  })
  const remind = partOf(item, 'remind', HTMLFormElement)
  onSend(remind, async (field) => {
    await act(RaiseReminder, { entry: entry.id, note: field('note') })
    await showAll(scopeHere())
  })
}
