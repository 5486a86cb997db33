/** The script of /studio/invitation/. */
import { AcceptInvitation, Invitation } from './documents.ts'
import { act, ask, auth } from './hub.ts'
import { element, go, onSend, show, textOf, tokenHere } from './page.ts'
import { grantText } from './words.ts'

const form = element('form', HTMLFormElement)

async function welcome(): Promise<void> {
  const { invitation } = await ask(Invitation, { token: tokenHere() })
  if (!invitation) return show('no-link')
  element('email', HTMLElement).textContent = invitation.email
  element('grants', HTMLElement).replaceChildren(
    ...invitation.grants.map((grant) => Object.assign(document.createElement('li'), { textContent: grantText(grant) })),
  )
  show('form')
}

welcome().catch((error: unknown) => {
  element('waiting', HTMLElement).textContent = textOf(error)
})

onSend(form, async (field) => {
  const password = field('password')
  const { email } = await act(AcceptInvitation, { token: tokenHere(), name: field('name'), password })
  await auth('sign-in/email', { email, password })
  go('')
})
