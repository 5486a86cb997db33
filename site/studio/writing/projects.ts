/** Projects that a story is the first to tell of. */
import { ask } from '../hub.ts'
import { element, onSend } from '../page.ts'
import type { Draft } from './document.ts'
import { ShortName } from './documents.ts'

/** Lists them, and adds those that a person writes down: they lie at the story’s place. */
export function watchProjects(draft: Draft, onChange: () => void): void {
  showProjects(draft)
  const form = element('project', HTMLFormElement)
  onSend(form, async (field) => {
    const name = field('name').trim()
    const { shortName } = await ask(ShortName, { words: name })
    const stated = draft.projects ?? []
    const slug = stated.some(({ slug }) => slug === shortName) ? `${shortName}-${stated.length}` : shortName
    const { place } = draft.story
    const project = {
      slug,
      name,
      kind: field('kind'),
      status: field('status'),
      place,
      summary: field('summary').trim(),
    }
    draft.projects = [...stated, project]
    form.reset()
    showProjects(draft)
    onChange()
  })
}

function showProjects({ projects = [] }: Draft): void {
  element('projects', HTMLElement).replaceChildren(
    ...projects.map(({ name, summary }) =>
      Object.assign(document.createElement('li'), { textContent: `${name}：${summary}` }),
    ),
  )
}
