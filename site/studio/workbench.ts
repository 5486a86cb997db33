/** The manuscripts of /studio/: those that wait for one’s decision, all others, new ones and revisions. */
import { PlacesNamed } from './documents.ts'
import { act, ask } from './hub.ts'
import { CreateManuscript, type Listed, ReviseStory, StoriesNamed, Workbench } from './manuscript-documents.ts'
import type { Viewer } from './myself.ts'
import { element, go, onSend } from './page.ts'
import { decides, isWriter } from './roles.ts'
import { suggest } from './suggest.ts'
import { placeText, stateText } from './words.ts'

const waiting = element('for-me', HTMLElement)
const others = element('others', HTMLElement)
const more = element('more-manuscripts', HTMLButtonElement)
const begin = element('begin', HTMLFormElement)
const revise = element('revise', HTMLFormElement)

/** Fills the workbench for somebody who may write somewhere; hides it from everybody else. */
export async function showWorkbench(viewer: Viewer): Promise<void> {
  const places = viewer.grants.filter(isWriter).map(({ place }) => place)
  element('workbench', HTMLElement).hidden = places.length === 0
  if (places.length === 0) return
  const options = viewer.grants
    .filter((grant) => isWriter(grant) && grant.place !== '')
    .map((grant) => new Option(placeText(grant), grant.place))
  element('my-places', HTMLDataListElement).replaceChildren(...options)
  const [first] = options
  if (first) element('place', HTMLInputElement).value = first.value
  await showMore(viewer, null)
}

async function showMore(viewer: Viewer, after: string | null): Promise<void> {
  const { nodes } = (await ask(Workbench, { after })).manuscripts
  for (const manuscript of nodes) (decides(viewer, manuscript) ? waiting : others).append(lineOf(manuscript))
  element('for-me-part', HTMLElement).hidden = waiting.childElementCount === 0
  element('no-manuscripts', HTMLElement).hidden = others.childElementCount > 0
  const last = nodes.at(-1)
  more.hidden = nodes.length < 30
  more.onclick = () => void showMore(viewer, last?.id ?? null)
}

function lineOf(manuscript: Listed): HTMLElement {
  const { id, title, changedBy, updatedAt } = manuscript
  const line = document.createElement('li')
  const link = document.createElement('a')
  link.href = `/studio/write/?id=${id}`
  link.textContent = title || '（还没有标题）'
  const state = Object.assign(document.createElement('span'), {
    className: 'small',
    textContent: stateText(manuscript),
  })
  const when = new Date(updatedAt).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false })
  const about = Object.assign(document.createElement('span'), {
    className: 'small soft',
    textContent: `${placeText(manuscript)} · ${changedBy} · ${when}`,
  })
  line.append(link, state, about)
  return line
}

onSend(begin, async (field) => {
  const { manuscript } = await act(CreateManuscript, { place: field('place').trim(), title: field('title').trim() })
  if (manuscript) go(`write/?id=${manuscript.id}`)
})

onSend(revise, async (field) => {
  const { manuscript } = await act(ReviseStory, { slug: field('slug').trim() })
  if (manuscript) go(`write/?id=${manuscript.id}`)
})

element('see-history', HTMLButtonElement).addEventListener('click', () => {
  const slug = element('story', HTMLInputElement).value.trim()
  if (revise.reportValidity()) go(`history/?slug=${encodeURIComponent(slug)}`)
})

suggest(element('story', HTMLInputElement), element('stories', HTMLDataListElement), async (text) => {
  const { search } = await ask(StoriesNamed, { text })
  return search.nodes.flatMap((hit) => (hit.__typename === 'Story' ? new Option(hit.title, hit.slug) : []))
})

suggest(element('place', HTMLInputElement), element('my-places', HTMLDataListElement), async (text) => {
  const { search } = await ask(PlacesNamed, { text })
  return search.nodes.flatMap((hit) => (hit.__typename === 'Place' ? new Option(hit.name, hit.path) : []))
})
