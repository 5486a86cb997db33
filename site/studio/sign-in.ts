/** The script of /studio/sign-in/. */
import { auth } from './hub.ts'
import { element, goBack, onSend, show } from './page.ts'

const password = element('password-step', HTMLFormElement)
const code = element('code-step', HTMLFormElement)

onSend(password, async (field) => {
  const answer = await auth<{ twoFactorRedirect?: boolean }>('sign-in/email', {
    email: field('email'),
    password: field('password'),
  })
  if (!answer.twoFactorRedirect) return goBack()
  show('code-step')
  code.querySelector('input')?.focus()
})

onSend(code, async (field) => {
  const given = field('code').replace(/\s/g, '')
  const isTimed = /^\d{6}$/.test(given)
  await auth(isTimed ? 'two-factor/verify-totp' : 'two-factor/verify-backup-code', { code: given })
  goBack()
})
