/** The words that say when a figure holds: 今年一季度, 2023年, 截至5月底. */
import type { Prose, Stretch } from './prose.ts'

const number = '(?:\\d{1,2}|[一二两三四五六七八九十]{1,3})'
const year = '(?:(?:19|20)\\d{2}年|[一二][〇零一二三四五六七八九]{3}年|今年|去年|前年|明年|上年|当年|本年|全年)'
const part = `(?:[上下]半年|前?[一二三四1-4]季度|前${number}个月|${number}[-—至到]{1,2}${number}月|${number}月(?:${number}[日号]|份|底|初|末|[上中下]旬)?|年?底|年?初|年?末|度)`
const span = `(?:近|过去|最近|未来|今后)(?:${number}|几)(?:年|个月|周|天)(?:来|间|里)?`
const period = new RegExp(
  `(?:截至|截止|自|到)?(?:${year}(?:至今|以来|${part}){0,2}(?:以来)?前?|${span}|“十[一二三四五]五”(?:期间|以来)?|${part}(?:以来|前)?|截至目前|目前为止|(?:本|上|当)(?:月|周|季度|季)|昨[日天]|(?:节|假)日期间|(?:春节|国庆|五一|暑假|寒假|中秋)期间)`,
  'g',
)
/** The period's own words: the nearest before the figure in its sentence; null where there are none. */
export function periodOf(prose: Prose, within: Stretch): Stretch | null {
  return prose.last(period, prose.sentenceStart(within.start), within.start)
}
