/** A profile at the desk: what is stated of one place, branch or project, without a text. */
import type { Viewer } from '../myself.ts'
import { element } from '../page.ts'
import type { Draft, Subject } from './document.ts'
import type { Manuscript } from './documents.ts'
import { Editor } from './editor.ts'
import { explain } from './faults.ts'
import { Keeper } from './keeper.ts'
import { Remarks } from './remarks.ts'
import type { Opened } from './story.ts'
import { Things } from './things.ts'

/** Opens a profile, and gives what keeps it. */
export function openProfile(
  viewer: Viewer,
  manuscript: Manuscript,
  profile: Subject,
  { draft, version, isFixed, subjects }: Opened,
): Keeper {
  element('text-part', HTMLElement).hidden = true
  element('claims-part', HTMLElement).hidden = true
  element('things-title', HTMLElement).textContent = '档案'
  // Remarks stand beside a text; here they are of the whole, and the text is empty.
  const silent = { onChange: () => {}, onPaste: () => {}, onDrop: () => {}, onPick: () => {}, onSelect: () => {} }
  const text = new Editor(element('body', HTMLElement), { text: '', isFixed: true, label: '正文' }, silent)
  const remarks = new Remarks(text, manuscript.remarks, isFixed)
  const document = () => ({ ...draft, story: { ...draft.story, title: ownName(draft, profile) } })
  const keeper = new Keeper(manuscript, version, { isFixed, document, isAtRest: () => true, follow: async () => {} })
  const things = new Things(draft, subjects, isFixed, () => keeper.changed())
  keeper.offer(viewer, {
    address: addressOf(draft, profile),
    problems: () => [],
    explain: (error) => explain(error, null, things),
    onChoose: () => {},
    mark: (unsent) => remarks.markUnsent(unsent),
  })
  if (!isFixed) things.correctOwn()
  return keeper
}

/** The thing’s name is the headline of its profile. */
function ownName({ places = [], branches = [], projects = [], story }: Draft, profile: Subject): string {
  const own =
    'place' in profile
      ? places.find(({ path }) => path === profile.place)
      : 'branch' in profile
        ? branches.find(({ slug }) => slug === profile.branch)
        : projects.find(({ slug }) => slug === profile.project)
  return own?.name ?? story.title
}

/** Where readers see the thing. */
function addressOf({ story }: Draft, profile: Subject): string {
  if ('project' in profile) return `/projects/${profile.project}/`
  return `/places/${'place' in profile ? profile.place : story.place}/`
}
