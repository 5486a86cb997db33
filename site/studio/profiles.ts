/** Begins profiles from the workbench. */
import { act, Refusal } from './hub.ts'
import { CreateProfile, ReviseProfile } from './manuscript-documents.ts'
import { element, go, onSend } from './page.ts'
import { keyOf, Subjects } from './writing/subjects.ts'
import { fieldOf } from './writing/template.ts'

const types = ['PLACE', 'BRANCH', 'PROJECT'] as const

/** Connects the forms. */
export function offerProfiles(): void {
  const subjects = new Subjects()
  const revise = element('revise-profile', HTMLFormElement)
  const create = element('create-profile', HTMLFormElement)
  for (const field of [fieldOf(revise, 'name'), fieldOf(create, 'within')]) {
    if (field instanceof HTMLInputElement) subjects.watch(field)
  }
  onSend(revise, async (field) => {
    const name = field('name').trim()
    const subject = await subjects.named(name)
    if (!subject) throw new Refusal('STUDIO_SUBJECT', `没有找到“${name}”，请写全名。`)
    const type = 'place' in subject ? 'PLACE' : 'branch' in subject ? 'BRANCH' : 'PROJECT'
    const { manuscript } = await act(ReviseProfile, { type, key: keyOf(subject) })
    if (manuscript) go(`write/?id=${manuscript.id}`)
  })
  onSend(create, async (field) => {
    const within = field('within').trim()
    const place = within === '' ? '' : await subjects.placeNamed(within)
    if (place === null) throw new Refusal('STUDIO_PLACE', `没有找到地方“${within}”，请写全名。`)
    const type = types.find((one) => one === field('type')) ?? 'PLACE'
    const { manuscript } = await act(CreateProfile, { type, name: field('called').trim(), place })
    if (manuscript) go(`write/?id=${manuscript.id}`)
  })
}
