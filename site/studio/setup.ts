/** The script of /studio/setup/. */
import { SetUp } from './documents.ts'
import { act, auth } from './hub.ts'
import { element, go, onSend, show, tokenHere } from './page.ts'

show(tokenHere() === '' ? 'no-link' : 'form')

onSend(element('form', HTMLFormElement), async (field) => {
  const password = field('password')
  const { email } = await act(SetUp, { token: tokenHere(), name: field('name'), email: field('email'), password })
  await auth('sign-in/email', { email, password })
  go('')
})
