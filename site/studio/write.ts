/** The script of /studio/write/: one manuscript, from its first words to readers. */
import { ask } from './hub.ts'
import { type Viewer, withMyself } from './myself.ts'
import { showNoManuscript } from './no-manuscript.ts'
import { element } from './page.ts'
import { decides } from './roles.ts'
import { stateText } from './words.ts'
import { showConflict } from './writing/conflict.ts'
import { draftOf } from './writing/document.ts'
import { type Manuscript, ManuscriptRead } from './writing/documents.ts'
import { forget, keptOf } from './writing/kept.ts'
import { pageName } from './writing/page-name.ts'
import { openProfile } from './writing/profile.ts'
import { openStory } from './writing/story.ts'
import { Subjects } from './writing/subjects.ts'

async function open(viewer: Viewer, manuscript: Manuscript): Promise<void> {
  const { id, state, author, changedBy, version } = manuscript
  const isFixed = state !== 'WRITING' && state !== 'RETURNED'
  const kept = isFixed ? null : keptOf(id)
  const draft = kept?.document ?? draftOf(manuscript.document)
  const subjects = new Subjects()
  await subjects.load(draft)
  const place = subjects.nameOf({ place: manuscript.place })
  callPage(pageName({ state, isDecider: decides(viewer, manuscript), isProfile: Boolean(draft.profile) }))
  element('state', HTMLElement).textContent = stateText(manuscript)
  element('history', HTMLAnchorElement).href = `/studio/history/?id=${id}`
  element('about', HTMLElement).textContent = `${place} · 撰稿 ${author} · 最近修改 ${changedBy}`
  const opened = { draft, version: kept?.version ?? version, isFixed, subjects }
  const keeper = draft.profile
    ? openProfile(viewer, manuscript, draft.profile, opened)
    : await openStory(viewer, manuscript, opened)
  if (kept) await keeper.save()
  if (isFixed) tellUnsaved(manuscript)
}

/** Says it in the heading, in the window’s title and where the page lies. */
function callPage(name: string): void {
  for (const place of document.querySelectorAll('h1, nav li > [aria-current=page]')) place.textContent = name
  document.title = document.title.replace(/^\S+/, name)
}

/** What this browser still has of a manuscript that went on without it is shown beside what did, to be copied out. */
function tellUnsaved({ id, version, changedBy, document }: Manuscript): void {
  const unsaved = keptOf(id)
  if (!unsaved) return
  showConflict({ version, changedBy, document }, unsaved.document, {
    takeTheirs: () => {
      forget(id)
      location.reload()
    },
  })
}

void withMyself(async (viewer) => {
  const id = new URL(location.href).searchParams.get('id') ?? ''
  const { manuscript } = await ask(ManuscriptRead, { id })
  if (!manuscript) return showNoManuscript(id)
  await open(viewer, manuscript)
})
