/** The script of /studio/members/: who may do what, for administrators. */
import type { ResultOf } from '../graphql.ts'
import { actText } from './acts.ts'
import { placesByName } from './by-name.ts'
import {
  AuditLog,
  CancelInvitation,
  DisableEditor,
  EnableEditor,
  GrantRole,
  Invitations,
  Invite,
  Members,
  OfferReset,
  RevokeRole,
} from './documents.ts'
import { tellHereOnly } from './here-only.ts'
import { act, ask } from './hub.ts'
import { withMyself } from './myself.ts'
import { element, onSend, textOf } from './page.ts'
import { timeText } from './shanghai.ts'
import { grantText, placeText } from './words.ts'
import { fieldOf, itemOf, part } from './writing/template.ts'

type Member = ResultOf<typeof Members>['editors']['nodes'][number]
type Invited = ResultOf<typeof Invitations>['invitations'][number]
type Entry = ResultOf<typeof AuditLog>['auditLog']['nodes'][number]
type Grant = Member['grants'][number]
type Role = Grant['role']

const list = element('list', HTMLUListElement)
const log = element('log', HTMLUListElement)
const scope = element('scope', HTMLSelectElement)
const places = placesByName()

void withMyself(async ({ grants }) => {
  const minded = grants.filter(({ role }) => role === 'ADMINISTRATOR')
  element('administrators-only', HTMLElement).hidden = minded.length > 0
  element('people', HTMLElement).hidden = minded.length === 0
  for (const where of minded) scope.add(new Option(placeText(where), where.place))
  scope.hidden = minded.length < 2
  if (minded.length > 0) await showAll()
})

scope.addEventListener('change', () => void showAll())

async function showAll(): Promise<void> {
  list.replaceChildren()
  log.replaceChildren()
  await Promise.all([showMembers(null), showInvitations(), showLog(null)])
}

async function showInvitations(): Promise<void> {
  const { invitations } = await ask(Invitations, { within: scope.value })
  element('invited-part', HTMLElement).hidden = invitations.length === 0
  element('invitations', HTMLElement).replaceChildren(...invitations.map(invitationItem))
}

function invitationItem({ email, grants, expiresAt }: Invited): HTMLElement {
  const item = itemOf(element('invitation', HTMLTemplateElement))
  part(item, 'email').textContent = email
  const until = timeText(expiresAt)
  part(item, 'grants').textContent = `${grants.map(grantText).join('，')}，有效到 ${until}`
  const cancel = part(item, 'cancel')
  cancel.setAttribute('aria-label', `取消对 ${email} 的邀请`)
  cancel.addEventListener('click', () => void done(item, () => act(CancelInvitation, { email })))
  return item
}

async function showMembers(after: string | null): Promise<void> {
  const { editors } = await ask(Members, { within: scope.value, after })
  element('total', HTMLElement).textContent = `共 ${editors.totalCount} 人`
  list.append(...editors.nodes.map(memberItem))
  moreOf('more-members', editors.pageInfo, showMembers)
}

async function showLog(after: string | null): Promise<void> {
  const { auditLog } = await ask(AuditLog, { within: scope.value, after })
  log.append(...auditLog.nodes.map(logItem))
  moreOf('more-log', auditLog.pageInfo, showLog)
}

function moreOf(
  id: string,
  { hasNextPage, endCursor }: { hasNextPage: boolean; endCursor: string | null },
  read: (after: string | null) => Promise<void>,
): void {
  const button = element(id, HTMLButtonElement)
  button.hidden = !hasNextPage
  button.onclick = () => void read(endCursor)
}

function memberItem(member: Member): HTMLElement {
  const item = itemOf(element('member', HTMLTemplateElement))
  part(item, 'name').textContent = member.name
  part(item, 'email').textContent = member.email
  part(item, 'state').textContent = member.disabledAt === null ? '' : '已停用'
  part(item, 'grants').replaceChildren(...member.grants.map((grant) => grantItem(member, grant, item)))
  const form = item.querySelector('form')
  if (form) {
    offerPlaces(form)
    onSend(form, (field) => grant(member, { role: roleIn(field), place: field('place') }))
  }
  const toggle = part(item, 'toggle')
  toggle.textContent = member.disabledAt === null ? '停用' : '启用'
  toggle.setAttribute('aria-label', `${toggle.textContent} ${member.name}`)
  const change = member.disabledAt === null ? DisableEditor : EnableEditor
  toggle.addEventListener('click', () => void done(item, () => act(change, { email: member.email })))
  const reset = part(item, 'reset')
  reset.setAttribute('aria-label', `给 ${member.name} 一个重设密码的链接`)
  reset.addEventListener('click', () => void offerReset(member, item))
  return item
}

function grantItem(member: Member, grant: Grant, item: HTMLElement): HTMLElement {
  const line = document.createElement('li')
  const button = Object.assign(document.createElement('button'), {
    type: 'button',
    textContent: '收回',
    className: 'quiet',
  })
  button.setAttribute('aria-label', `收回 ${member.name} 的 ${grantText(grant)}`)
  button.addEventListener(
    'click',
    () => void done(item, () => act(RevokeRole, { email: member.email, role: grant.role, place: grant.place })),
  )
  line.append(grantText(grant), ' ', button)
  return line
}

async function grant(member: Member, given: { role: Role; place: string }): Promise<void> {
  const place = await places.keyOf(given.place.trim())
  await act(GrantRole, { email: member.email, ...given, place })
  await showAll()
}

/** Shows the link beside the member, once. */
async function offerReset({ email }: Member, item: HTMLElement): Promise<void> {
  try {
    const { link } = await act(OfferReset, { email })
    const field = part(item, 'link')
    part(item, 'reset-part').hidden = false
    if (!(field instanceof HTMLInputElement)) return
    field.value = link ?? ''
    field.select()
  } catch (error) {
    part(item, 'said').textContent = textOf(error)
  }
}

/** Does something about one member, and says beside them why it was refused. */
async function done(item: HTMLElement, change: () => Promise<unknown>): Promise<void> {
  try {
    await change()
    await showAll()
  } catch (error) {
    const said = item.querySelector<HTMLElement>('[data-said]')
    if (said) said.textContent = textOf(error)
  }
}

function logItem({ at, actorName, action, target, headline, place, placeName, details }: Entry): HTMLElement {
  const line = document.createElement('li')
  const when = timeText(at)
  const { role }: { role?: string } = JSON.parse(details)
  const what =
    role !== undefined ? grantText({ role, place, placeName }) : place === '' ? '' : placeText({ place, placeName })
  const whom = headline === null ? target : `《${headline}》`
  line.textContent = [when, actorName, actText(action), whom === actorName ? '' : whom, what]
    .filter(Boolean)
    .join(' · ')
  return line
}

const roles: readonly Role[] = ['CONTRIBUTOR', 'EDITOR', 'REVIEWER', 'PUBLISHER', 'ADMINISTRATOR']

function roleIn(field: (name: string) => string): Role {
  const given = field('role')
  const role = roles.find((one) => one === given)
  if (role) return role
  throw new Error(`The page offers a role that there is not: ${given}`)
}

function offerPlaces(form: HTMLFormElement): void {
  const field = fieldOf(form, 'place')
  if (field instanceof HTMLInputElement) places.watch(field, element('places', HTMLDataListElement))
}

const invite = element('invite', HTMLFormElement)
offerPlaces(invite)
onSend(invite, async (field) => {
  const place = await places.keyOf(field('place').trim())
  const { link } = await act(Invite, { email: field('email'), grants: [{ role: roleIn(field), place }] })
  element('copied', HTMLElement).textContent = ''
  element('link', HTMLInputElement).value = link ?? ''
  if (link) tellHereOnly(link)
  element('invited', HTMLElement).hidden = false
  element('link', HTMLInputElement).select()
  await showAll()
})

element('copy', HTMLButtonElement).addEventListener('click', async () => {
  const link = element('link', HTMLInputElement)
  link.select()
  const isCopied = await navigator.clipboard?.writeText(link.value).then(
    () => true,
    () => false,
  )
  // Over plain HTTP browsers let nobody write to the clipboard.
  element('copied', HTMLElement).textContent = isCopied ? '已复制' : '链接已选中，请按 Ctrl+C，或长按后复制'
})
