/** The words around a number that say how exactly it holds: 近, 余, 不低于, 以内. */
import type { Qualifier } from '../../schema/terms.ts'

/** Words before a number, the longer ones first. */
const before: ReadonlyArray<readonly [Qualifier, RegExp]> = [
  ['LESS_THAN', /(?:不满|不足|不到|少于|低于|小于|未满|达不到|不及|未超过|尚不足)$/],
  [
    'AT_LEAST',
    /(?:至少|最少|不少于|不低于|不下于|不小于|不下|起码|不短于|不得少于|不得低于|不能少于|应不少于|最低|大于等于|≥)(?:可以?|也?要|得|能)?(?:容纳|奖励|补助|需要|消费|[达到有需买交捐满拿放住])?$/,
  ],
  [
    'UP_TO',
    /(?:最多|至多|顶多|不超过|不多于|不高于|不大于|最高|最长|不得超过|不得突破|不得高于|不能超过|不超|小于等于|上限为?|≤|最高额度为?)(?:可以?|只?能)?(?:(?:获得?|享受?|给予|发放)?(?:财政|政府|一次性)?(?:奖励|补助|救助|资助|补贴)|容纳|报销|减免|处以|罚款?|优惠|申请|申领|贷款|支持|[达到借领取拿补奖报减贷坐住出获充停放装用买])?$/,
  ],
  // 限30人 alone tells how many places there are.
  ['UP_TO', /(?:(?<=每[\u4e00-\u9fff]{1,2})限|限高)$/],
  ['OVER', /(?:超过|超出|突破|多于|高于|大于|超|逾|不止|不只|冲破|远超|>|＞)$/],
  ['NEARLY', /(?:将近|接近|逼近|临近|几近|近乎|接近于|几乎|近)$/],
  ['ABOUT', /(?:大约|大概|大致|约摸|约莫|估计|约合|约为|约有|约|差不多|估摸着?|左右各?|约占[\u4e00-\u9fff]{0,10}的?)$/],
]
/** Words that end like a qualifier and are none: 节约, 附近. */
const falseFriends =
  /(?:(?:(?<![一二两三四五六七八九十\d])节|[预签限履续违合公邀相条简制集解爽特婉隐契租赴守立践订])约|[附邻靠就最亲走贴新晋挨左右远拉临]近|[加赶反中英德西意]超|[不高]过|凉快|[攒放装容存留住坐挤吃拿]不下)$/
/** Words that qualify a number of hundreds and more: 上百, 过万, 破亿. */
const largeBefore: ReadonlyArray<readonly [Qualifier, RegExp]> = [['OVER', /(?:(?<![经通度走看不迈拿吃做])过|破)$/]]
/** 上百 is a hundred and more. */
const bareBefore: ReadonlyArray<readonly [Qualifier, RegExp]> = [...largeBefore, ['OVER', /上$/]]
/** Words after a number and its unit. */
const after: ReadonlyArray<readonly [Qualifier, RegExp]> = [
  ['ABOUT', /(?:左右|上下|前后|光景|的样子|开外不到)/y],
  ['AT_LEAST', /(?:及以上|或以上|以上|之上|往上|起(?=[，。；、！）～~？\n\uFFFC]|$|再|[订售租批送卖发拍购]))/y],
  ['LESS_THAN', /(?:不到)/y],
  ['UP_TO', /(?:及以下|或以下|以下|以内|之内|之下|为限|为上限|(?<=分钟|\d[米]|公里)内(?![部容外心侧]))/y],
  ['OVER', /(?:有余|出头|开外|挂零|有零|还多|还不止|不止|冒头|强(?![度势调化制大]))/y],
  // 90%+
  ['OVER', /\+(?=[，。；、！？）\n\uFFFC]|$)/y],
  ['NEARLY', /弱(?![势化小])/y],
]
const more = /[多余](?![元块个名户])/y

/** A qualifier and where its words begin or end. */
export interface Found {
  qualifier: Qualifier
  edge: number
}

/** The qualifier whose words end at `at`. */
export function qualifierBefore(text: string, at: number, size: 'ANY' | 'LARGE' | 'BARE'): Found | null {
  const words = text.slice(Math.max(0, at - 14), at).replace(/(?<=[约超过近破于到足])[了为有达]$/, '')
  const gap = Math.min(14, at) - words.length
  if (falseFriends.test(words)) return null
  const tables = size === 'ANY' ? before : [...before, ...(size === 'BARE' ? bareBefore : largeBefore)]
  let longest: Found | null = null
  for (const [qualifier, pattern] of tables) {
    const found = pattern.exec(words)?.[0]
    if (found === undefined) continue
    // 不少于 ends in 少于, and means another thing.
    const edge = at - gap - found.length
    if (longest === null || edge < longest.edge) longest = { qualifier, edge }
  }
  return longest
}

/** The qualifier whose words begin at `at`, after a number and its unit. */
export function qualifierAfter(text: string, at: number): Found | null {
  for (const [qualifier, pattern] of after) {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (found !== null) return { qualifier, edge: at + found[0].length }
  }
  more.lastIndex = at
  return more.test(text) ? { qualifier: 'OVER', edge: at + 1 } : null
}
