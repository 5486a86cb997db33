/** Chinese for what the hub says in codes: the page brings the hub’s own words, the library of sign-in has none. */
import type { Refusal } from './hub.ts'

export interface Words {
  roles: Record<string, string>
  refusals: Record<string, string>
  states: Record<string, string>
  mendings: Record<string, string>
  /** By vocabulary and value: `PlaceLevel.STREET`. */
  terms: Record<string, string>
}

const library: Record<string, string> = {
  INVALID_EMAIL_OR_PASSWORD: '邮箱或密码不对。',
  INVALID_EMAIL: '邮箱地址写得不对。',
  INVALID_PASSWORD: '现在的密码不对。',
  PASSWORD_TOO_SHORT: '新密码太短，至少 10 个字符。',
  PASSWORD_TOO_LONG: '新密码太长，最多 200 个字符。',
  INVALID_CODE: '验证码不对，请看手机上最新的一个。',
  INVALID_BACKUP_CODE: '备用码不对，或已经用过。',
  INVALID_TWO_FACTOR_COOKIE: '等得太久了，请重新登录。',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: '试错次数太多，请重新登录。',
  ACCOUNT_TEMPORARILY_LOCKED: '试错次数太多，请过一刻钟再试。',
  OFFLINE: '连不上服务器，请检查网络后再试。',
  CORRECTION_NEEDS_REASON: '这里改了已发布的数字：请在“更正原因”里写明为什么改，再点一次。公众看得到这个原因。',
}

let known: Words | undefined

function words(): Words {
  if (known) return known
  const brought: Words = JSON.parse(
    document.getElementById('words')?.textContent ?? '{"roles":{},"refusals":{},"states":{},"mendings":{},"terms":{}}',
  )
  known = brought
  return brought
}

/** What to tell somebody whose wish was refused. */
export function refusalText({ code, message }: Refusal): string {
  // The page says itself what it cannot take.
  if (code.startsWith('STUDIO_')) return message
  return (
    (code === 'FORBIDDEN' ? forbiddenText(message) : null) ??
    library[code] ??
    words().refusals[code] ??
    `没有成功：${message || code}`
  )
}

/** Which role is missing and where, as the hub says it; null where it says something else. */
function forbiddenText(message: string): string | null {
  if (message.includes('own work')) return '您写过这份稿件，不能审自己写的，请别人来审。'
  if (message.includes('earlier stage')) return '前面的一级是您审的，本区县要求每级由不同的人审，请别人来审。'
  const [, role, place] = /\((\p{Script=Han}+)\) (?:at (\S+)\.|for the whole hub)/u.exec(message) ?? []
  return role === undefined ? null : `您在${place ?? '全部地方'}没有“${role}”的角色，请找那里的管理员授权。`
}

/** The Chinese word for a state of manuscripts, with the stage where it is reviewed: 审核中 · 第 1 审，共 3 审. */
export function stateText({ state, stage, stages }: { state: string; stage: number; stages: number }): string {
  const word = words().states[state] ?? state
  return state === 'IN_REVIEW' ? `${word} · 第 ${stage} 审，共 ${stages} 审` : word
}

/** The Chinese word for a value of a vocabulary: `PlaceLevel.STREET` is 街道. */
export function term(value: string): string {
  return words().terms[value] ?? value
}

/** The Chinese word for what was mended in a pasted text. */
export function mendingText(kind: string): string {
  return words().mendings[kind] ?? kind
}

/** A place as the hub told it; its path where it has no name yet. */
export interface Placed {
  place: string
  placeName?: string | null
}

/** 柳湖街道 */
export function placeText({ place, placeName }: Placed): string {
  return place === '' ? '全部地方' : (placeName ?? place)
}

/** 写稿 · 柳湖街道 */
export function grantText({ role, ...where }: Placed & { role: string }): string {
  return `${words().roles[role] ?? role} · ${placeText(where)}`
}
