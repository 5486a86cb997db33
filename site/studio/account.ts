/** The script of /studio/account/: one’s own password, one-time codes, and signing out. */
import type { ResultOf } from '../graphql.ts'
import { EndSignIn, SignIns, SignOutEverywhere } from './documents.ts'
import { act, ask, auth } from './hub.ts'
import { type Viewer, withMyself } from './myself.ts'
import { element, go, onSend, textOf } from './page.ts'
import { timeText } from './shanghai.ts'
import { grantText } from './words.ts'
import { itemOf, part } from './writing/template.ts'

const turnOn = element('codes-on', HTMLFormElement)
const confirm = element('codes-confirm', HTMLFormElement)
const turnOff = element('codes-off', HTMLFormElement)

void withMyself(async (viewer) => {
  element('name', HTMLElement).textContent = viewer.name
  element('email', HTMLElement).textContent = viewer.email
  element('grants', HTMLElement).textContent = viewer.grants.map(grantText).join('，') || '还没有授权'
  showCodes(viewer.twoFactorEnabled === true)
  await showDevices()
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

async function showDevices(): Promise<void> {
  const { signIns } = await ask(SignIns, {})
  element('devices', HTMLElement).replaceChildren(...signIns.map(deviceItem))
}

function deviceItem(device: ResultOf<typeof SignIns>['signIns'][number]): HTMLElement {
  const { id, createdAt, userAgent, ipAddress, isCurrent } = device
  const item = itemOf(element('device', HTMLTemplateElement))
  const when = timeText(createdAt)
  part(item, 'name').textContent = `${browserIn(userAgent ?? '')}${isCurrent ? '（这一台）' : ''}`
  part(item, 'since').textContent = [`${when} 登录`, ipAddress].filter(Boolean).join(' · ')
  const end = part(item, 'end')
  end.hidden = isCurrent
  end.addEventListener('click', async () => {
    try {
      await act(EndSignIn, { id })
      await showDevices()
    } catch (error) {
      part(item, 'said').textContent = textOf(error)
    }
  })
  return item
}

const browsers = { MicroMessenger: '微信', Edg: 'Edge', Firefox: 'Firefox', Chrome: 'Chrome', Safari: 'Safari' }
const systems = { Android: '安卓手机', iPhone: 'iPhone', iPad: 'iPad', Windows: 'Windows', Mac: 'Mac', Linux: 'Linux' }

/** Windows 上的 Edge */
function browserIn(userAgent: string): string {
  const named = (names: Record<string, string>) => Object.entries(names).find(([word]) => userAgent.includes(word))?.[1]
  return `${named(systems) ?? '设备'}上的${named(browsers) ?? '浏览器'}`
}
