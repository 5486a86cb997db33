/** The manuscripts of /studio/: those that wait for one’s decision, all others, new ones and revisions. */
import { storiesByName } from './by-name.ts'
import { act, ask, Refusal } from './hub.ts'
import { CreateManuscript, type Listed, ReviseStory, Workbench } from './manuscript-documents.ts'
import { isAdministrator, type Viewer } from './myself.ts'
import { newPlaces, offerNew } from './new-places.ts'
import { element, go, onSend } from './page.ts'
import { offerProfiles } from './profiles.ts'
import { decides, isWriter } from './roles.ts'
import { shortTimeText } from './shanghai.ts'
import { placeText, stateText } from './words.ts'
import { draftOf } from './writing/document.ts'
import { SaveManuscript } from './writing/documents.ts'
import type { Subjects } from './writing/subjects.ts'

const waiting = element('for-me', HTMLElement)
const others = element('others', HTMLElement)
const more = element('more-manuscripts', HTMLButtonElement)
const begin = element('begin', HTMLFormElement)
const revise = element('revise', HTMLFormElement)
const stories = storiesByName()

/** Fills the workbench for somebody who may write somewhere; hides it from everybody else. */
export async function showWorkbench(viewer: Viewer, subjects: Subjects): Promise<void> {
  const places = viewer.grants.filter(isWriter).map(({ place }) => place)
  element('workbench', HTMLElement).hidden = places.length === 0
  if (places.length === 0) return
  const first = places.find((place) => place !== '')
  const field = element('place', HTMLInputElement)
  if (first !== undefined) field.value = subjects.nameOf({ place: first })
  subjects.watch(field)
  connectBegin(subjects)
  offerProfiles()
  await showMore(viewer, null)
}

async function showMore(viewer: Viewer, after: string | null): Promise<void> {
  const { nodes } = (await ask(Workbench, { after })).manuscripts
  for (const manuscript of nodes) (decides(viewer, manuscript) ? waiting : others).append(lineOf(manuscript))
  element('for-me-part', HTMLElement).hidden = waiting.childElementCount === 0
  element('no-manuscripts', HTMLElement).hidden = others.childElementCount > 0
  element('invite-first', HTMLElement).hidden = !isAdministrator(viewer) || nodes.length > 0 || after !== null
  const last = nodes.at(-1)
  more.hidden = nodes.length < 30
  more.onclick = () => void showMore(viewer, last?.id ?? null)
}

function lineOf(manuscript: Listed): HTMLElement {
  const { id, title, changedBy, updatedAt, isProfile } = manuscript
  const line = document.createElement('li')
  const link = document.createElement('a')
  link.href = `/studio/write/?id=${id}`
  link.textContent = title || '（还没有标题）'
  const state = Object.assign(document.createElement('span'), {
    className: 'small',
    textContent: stateText(manuscript),
  })
  const when = shortTimeText(updatedAt)
  const about = Object.assign(document.createElement('span'), {
    className: 'small soft',
    textContent: `${isProfile ? '档案 · ' : ''}${placeText(manuscript)} · ${changedBy} · ${when}`,
  })
  line.append(link, state, about)
  return line
}

function connectBegin(subjects: Subjects): void {
  onSend(begin, async (field) => {
    const name = field('place').trim()
    const above = name === '' ? null : await subjects.placeNamed(name)
    if (name !== '' && above === null) throw new Refusal('STUDIO_PLACE', offerNew(name))
    const places = await newPlaces(field, above, subjects)
    const place = places.at(-1)?.path ?? above
    if (place === null) throw new Refusal('STUDIO_PLACE', '请写明写的是哪里。')
    const isNewPlace = places.length > 0
    const { manuscript } = await act(CreateManuscript, { place, title: field('title').trim(), isNewPlace })
    if (!manuscript) return
    const { id, version, document } = manuscript
    if (isNewPlace) await ask(SaveManuscript, { id, version, document: { ...draftOf(document), places } })
    go(`write/?id=${id}`)
  })
}

onSend(revise, async (field) => {
  const { manuscript } = await act(ReviseStory, { slug: await stories.keyOf(field('slug').trim()) })
  if (manuscript) go(`write/?id=${manuscript.id}`)
})

element('see-history', HTMLButtonElement).addEventListener('click', async () => {
  if (!revise.reportValidity()) return
  const slug = await stories.keyOf(element('story', HTMLInputElement).value.trim())
  go(`history/?slug=${encodeURIComponent(slug)}`)
})

stories.watch(element('story', HTMLInputElement), element('stories', HTMLDataListElement))
