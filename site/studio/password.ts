/** The script of /studio/password/: a new password, by a link. */
import { ResetPassword } from './documents.ts'
import { act, auth } from './hub.ts'
import { element, go, onSend, show, tokenHere } from './page.ts'

show(tokenHere() === '' ? 'no-link' : 'form')

onSend(element('form', HTMLFormElement), async (field) => {
  const password = field('password')
  const { email } = await act(ResetPassword, { token: tokenHere(), password })
  await auth('sign-in/email', { email, password })
  go('')
})
