/** The script of /studio/account/: one’s own password, one-time codes, and signing out. */
import { SignOutEverywhere } from './documents.ts'
import { act, auth } from './hub.ts'
import { type Viewer, withMyself } from './myself.ts'
import { element, go, onSend } from './page.ts'
import { grantText } from './words.ts'

const turnOn = element('codes-on', HTMLFormElement)
const confirm = element('codes-confirm', HTMLFormElement)
const turnOff = element('codes-off', HTMLFormElement)

void withMyself((viewer) => {
  element('name', HTMLElement).textContent = viewer.name
  element('email', HTMLElement).textContent = viewer.email
  element('grants', HTMLElement).textContent = viewer.grants.map(grantText).join('，') || '还没有授权'
  showCodes(viewer.twoFactorEnabled === true)
})

function showCodes(areOn: Viewer['twoFactorEnabled']): void {
  turnOn.hidden = areOn === true
  turnOff.hidden = areOn !== true
  confirm.hidden = true
}

onSend(turnOn, async (field) => {
  const { totpURI, backupCodes } = await auth<{ totpURI: string; backupCodes: string[] }>('two-factor/enable', {
    password: field('password'),
  })
  // Only whoever turns codes on needs a picture of them.
  const { qrSvg } = await import('./qr-svg.ts')
  element('qr', HTMLElement).innerHTML = await qrSvg(totpURI)
  element('secret', HTMLElement).textContent = new URL(totpURI).searchParams.get('secret')
  element('backup-codes', HTMLElement).textContent = backupCodes.join('\n')
  turnOn.hidden = true
  confirm.hidden = false
  confirm.querySelector('input')?.focus()
})

onSend(confirm, async (field) => {
  await auth('two-factor/verify-totp', { code: field('code').replace(/\s/g, '') })
  showCodes(true)
})

onSend(turnOff, async (field) => {
  await auth('two-factor/disable', { password: field('password') })
  showCodes(false)
})

const change = element('change-password', HTMLFormElement)
onSend(change, async (field) => {
  await auth('change-password', {
    currentPassword: field('current'),
    newPassword: field('password'),
    revokeOtherSessions: true,
  })
  change.reset()
  return '密码已修改，别的设备上都已退出。'
})

onSend(element('sign-out', HTMLFormElement), async () => {
  await auth('sign-out')
  go('sign-in/')
})

onSend(element('sign-out-everywhere', HTMLFormElement), async () => {
  await act(SignOutEverywhere, {})
  go('sign-in/')
})
