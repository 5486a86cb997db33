/** The script of /studio/, where work begins. */
import { isAdministrator, withMyself } from './myself.ts'
import { element } from './page.ts'
import { isPublisher } from './roles.ts'
import { grantText } from './words.ts'
import { showWorkbench } from './workbench.ts'
import { Subjects } from './writing/subjects.ts'

void withMyself(async (viewer) => {
  element('name', HTMLElement).textContent = viewer.name
  const subjects = new Subjects()
  await subjects.meet(viewer.grants.map(({ place }) => place))
  element('grants', HTMLElement).replaceChildren(
    ...viewer.grants.map((grant) => Object.assign(document.createElement('li'), { textContent: grantText(grant) })),
  )
  element('no-grants', HTMLElement).hidden = viewer.grants.length > 0
  element('sheets', HTMLElement).hidden = !isPublisher(viewer)
  for (const id of ['members', 'stages']) element(id, HTMLElement).hidden = !isAdministrator(viewer)
  await showWorkbench(viewer, subjects)
})
