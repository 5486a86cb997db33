/** The script of /studio/history/: everything that was published of a story, how it changed, and how it comes back. */
import { ManuscriptDocument, Restore, type Revision, RevisionDocuments, Revisions } from './history/documents.ts'
import { statedDifference } from './history/show-stated.ts'
import { textDifference } from './history/show-text.ts'
import type { Document } from './history/stated.ts'
import { act, ask } from './hub.ts'
import { withMyself } from './myself.ts'
import { showNoManuscript } from './no-manuscript.ts'
import { element, go, textOf } from './page.ts'
import { timeText } from './shanghai.ts'
import { itemOf, part } from './writing/template.ts'

/** The manuscript stands after every version. */
const MANUSCRIPT = 'manuscript'

const address = new URL(location.href).searchParams
const id = address.get('id')
const from = element('from', HTMLSelectElement)
const to = element('to', HTMLSelectElement)
const fields = { title: '标题', kicker: '引题或副题', byline: '作者', publication: '刊登于', publishedOn: '刊登日期' }

void withMyself(async () => {
  const manuscript = id === null ? null : (await ask(ManuscriptDocument, { id })).manuscript
  const slug = manuscript?.slug ?? address.get('slug') ?? ''
  if (slug === '') return showNoManuscript(id ?? '')
  const revisions = (await ask(Revisions, { slug })).storyRevisions ?? []
  if (manuscript) offerManuscript(manuscript.title)
  element('versions', HTMLElement).replaceChildren(
    ...revisions.map((revision, at) => itemFor(slug, revision, at === 0)),
  )
  element('no-versions', HTMLElement).hidden = revisions.length > 0
  const documents = new Map<string, Promise<Document | null>>()
  if (manuscript) documents.set(MANUSCRIPT, Promise.resolve(asDocument(manuscript.document)))
  const versions = revisions.filter(({ isWithdrawal }) => !isWithdrawal).map(({ version }) => String(version))
  offer(manuscript === null ? versions : [MANUSCRIPT, ...versions])
  const read = (version: string) => {
    const known = documents.get(version) ?? documentOf(slug, Number(version))
    documents.set(version, known)
    return known
  }
  for (const select of [from, to]) select.addEventListener('change', () => void compare(read))
  if (manuscript === null && versions[0] !== undefined) sayTitle((await read(versions[0]))?.story.title)
  element('compare-part', HTMLElement).hidden = from.options.length < 2
  if (from.options.length >= 2) await compare(read)
})

/** Calls the manuscript by its headline, and leads back to it. */
function offerManuscript(title: string): void {
  const link = element('manuscript', HTMLAnchorElement)
  link.textContent = title || '（还没有标题）'
  link.href = `/studio/write/?id=${id}`
  element('of', HTMLElement).hidden = false
}

/** Whoever comes by the story’s name has no manuscript to go back to. */
function sayTitle(title: unknown): void {
  const line = element('of', HTMLElement)
  line.textContent = String(title ?? '')
  line.hidden = false
}

function itemFor(
  slug: string,
  { version, publishedAt, publishedBy, approvals, reason, isWithdrawal }: Revision,
  isNewest: boolean,
): HTMLElement {
  const item = itemOf(element('version', HTMLTemplateElement))
  const when = timeText(publishedAt)
  part(item, 'name').textContent = `第 ${version} 版`
  part(item, 'when').textContent = `${when} ${publishedBy ?? ''} ${isWithdrawal ? '撤稿' : '发布'}`
  part(item, 'reviewed').textContent = approvals.map(({ stage, name }) => `第 ${stage} 级审核：${name}`).join(' · ')
  part(item, 'reason').textContent = reason === null ? '' : `原因：${reason}`
  const restore = part(item, 'restore')
  restore.hidden = isWithdrawal || isNewest
  restore.setAttribute('aria-label', `恢复第 ${version} 版`)
  restore.addEventListener('click', async () => {
    try {
      const { manuscript } = await act(Restore, { slug, version })
      if (manuscript) go(`write/?id=${manuscript.id}`)
    } catch (error) {
      part(item, 'said').textContent = textOf(error)
    }
  })
  return item
}

/** Offers what can be compared, newest first, and begins with the last change. */
function offer(versions: readonly string[]): void {
  const optionOf = (version: string) =>
    new Option(version === MANUSCRIPT ? '正在改的稿件' : `第 ${version} 版`, version)
  from.replaceChildren(...versions.map(optionOf))
  to.replaceChildren(...versions.map(optionOf))
  from.selectedIndex = Math.min(1, versions.length - 1)
  to.selectedIndex = 0
}

async function documentOf(slug: string, version: number): Promise<Document | null> {
  const { storyRevisions } = await ask(RevisionDocuments, { slug, versions: [version] })
  return asDocument(storyRevisions?.[0]?.document)
}

async function compare(read: (version: string) => Promise<Document | null>): Promise<void> {
  const said = element('compared', HTMLElement)
  try {
    const [before, after] = await Promise.all([read(from.value), read(to.value)])
    const stated = await statedDifference(before, after)
    const changed = Object.entries(fields).flatMap(([name, label]) => {
      const [was, is] = [before?.story[name] ?? '', after?.story[name] ?? '']
      return was === is ? [] : [headed(label, was, is)]
    })
    const [was, is] = [shownText(before), shownText(after)]
    element('headings', HTMLElement).replaceChildren(...changed)
    element('text', HTMLElement).replaceChildren(...textDifference(was, is))
    element('stated', HTMLElement).replaceChildren(...stated)
    element('nothing-stated', HTMLElement).hidden = stated.length > 0
    const texts = was === is && changed.length === 0 ? '文字没有改动' : '文字有改动'
    said.textContent = `${texts}；数字和事实${stated.length === 0 ? '没有改动' : `有 ${stated.length} 处改动`}。`
  } catch (error) {
    said.textContent = textOf(error)
  }
}

/** The text as people read it: pictures are told of among what is stated. */
function shownText(document: Document | null): string {
  const body = document?.story.body ?? ''
  return body.replaceAll(/!\[[^\]\n]*\]\(picture:[^)\n]*\)/g, '【图片】')
}

function headed(label: string, before: string, after: string): HTMLElement {
  const line = document.createElement('p')
  line.append(`${label}：`, ...textDifference(before, after))
  return line
}

function asDocument(document: unknown): Document | null {
  const read: Document | null = JSON.parse(JSON.stringify(document ?? null))
  return read
}
