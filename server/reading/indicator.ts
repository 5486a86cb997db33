/** What a figure measures, in the text's own words: 集体年收入, 社区社会组织队伍. */
import type { Amount } from './amount.ts'
import type { Mention } from './mentions.ts'
import { countBefore, type Prose } from './prose.ts'
import { readUnit } from './unit.ts'

/** The thing that is counted, up to where the sentence goes on. */
const counted =
  /^(?:的|以上的?)?(?!由)((?:村（社区）|社区（村）)?[\u4e00-\u9fff“”]{2,14}?)(?=建成|已|正|将|顺利|全部|完成|投入|获|参|享|受益|得|在|是|有|的|和|与|及|等|被|为|可|[，。；、！？：\n（） ]|$)/
/** What stands before a number without being measured by it. */
const linking =
  /(?:[达到至为是了共有约近超已仅需逾计出由从可的]|(?<!下)降|(?<![上提])升|完成|达到|超过|突破|不少于|不低于|分别|累计|合计|共计|总计|平均|每年|每月|以上|左右|其中|另有|还有|现有|目前|增加到|提高到|提升至|降至|增至)+$/
/** What only leads over to the words that name the measure. */
const leading = /^(?:以上|以下|以内|左右|其中|[的由从将把比和与及对在也还已再就余多岁“”])+/
/** What belongs to the name before it. */
const afterName = /^[”」]?(?:项目|品牌|工程|计划|行动|活动|里|内|的|还|首批|全年)*/
const longest = 14

/** Words that name the measure, or null. An indicator that the hub knows is named as the hub names it. */
export function indicatorOf(
  prose: Prose,
  amount: Amount,
  known: readonly Mention[],
  subjects: readonly Mention[],
): string | null {
  const own = known[countBefore(known, amount.start) - 1]
  if (own !== undefined && own.start >= prose.sentenceStart(amount.start)) return own.name
  const named = before(prose, amount, subjects[countBefore(subjects, amount.start) - 1]?.end ?? 0)
  return amount.kind === 'COUNT' ? (behind(prose.text, amount) ?? named) : named
}

function behind(text: string, amount: Amount): string | null {
  return counted.exec(text.slice(amount.end, amount.end + longest + 4))?.[1] ?? null
}

/** What stands between the name of the subject and the number. */
function before(prose: Prose, amount: Amount, subjectEnd: number): string | null {
  const from = Math.max(prose.clauseStart(amount.start), amount.start - 24, subjectEnd)
  const words = prose.text.slice(from, amount.start).replace(afterName, '').replace(linking, '')
  const name = /(?<number>[\d%]?)(?<words>[\u4e00-\u9fff“”]{2,24})$/.exec(words)?.groups
  const own = name?.number === '' ? name.words : withoutUnit(name?.words ?? '')
  const measured = withQuotes((own ?? '').slice(-longest))
  return measured.length < 2 ? null : measured
}

/** Without what only leads over; a quoted word at its head keeps its opening mark, and goes where that was cut off. */
function withQuotes(words: string): string {
  const named = words.replace(leading, '')
  if (!/^[^“]*”/.test(named)) return named
  if (words.at(-named.length - 1) === '“') return `“${named}`
  return named.replace(/^[^“]*”/, '').replace(leading, '')
}

/** 新建 of 万元新建, which follow a number. */
function withoutUnit(words: string): string {
  const counted = words.replace(/^[余多百千万亿]+/, '')
  return counted.slice(readUnit(counted, 0)?.end ?? 0)
}
