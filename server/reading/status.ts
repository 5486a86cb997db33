/** Whether a figure is reached, or is only intended or under way. */
import type { FigureStatus } from '../../schema/terms.ts'
import type { Prose, Stretch } from './prose.ts'

/** Words after which a number lies in the future. */
const intended =
  /(?<![占成度”人项比较])计划(?!的|任务|数|书|内|外|中|”)|规划建设|拟(?!定|订|人)|预计|预期|力争|争取|有望|即将|打算|准备(?=再|招|新|建)|答应|(?<!完成|确定的|确定|[低高]于[\u4e00-\u9fff]{0,4})目标(?!任务|的)|下一?步|接下来|下个?月|下半年|须|(?:上半年|今年里?|今明两年|年内)要|要(?=对|转移|推进|铺|修|改|办|冲|引|培|流转|开工)|每人再|协议投资|下一?季度|“?十[五六]五”?(?:期间|末|时期)|(?:完工|建成|投产|达产|竣工|投用|投运)后，?(?:可|能|年)|明年|后年|未来|新一年|下周|到20(?:2[7-9]|[3-9]\d)年|(?:到|(?<!截)至)(?:今年)?(?:年底|年末)|(?<!19\d\d|20[01]\d)(?:年底|年内|月底|月前|年前)(?:前|将|要|再)|年内|届时|(?<!公共)预算(?!草案|的|收入|内|外|执行|支出完成)|概算|在[建施](?!筑|项目)|待建|再(?=[招建添装推配])|(?<!主|重|紧|首|需|不|只|想|快)要[再新建投增完达把做上实压超]|(?:还|也|都|均|即|必|底|前|后|月|年|预计|明天|今晚)将|将(?:会|于|在|新|再|建|由|投入|投资|增|达|完成|实现|全|有|陆续|继续|超|突破|开|启|推出|组织|安装|覆盖|惠及|配|培|举办|招|引进|打造|为|可|能|带动|发放|拨付|添|设|修|改造|拓|铺|同步|还|迎|缩短|提高|提升|增加)/g
/** Words after which it is reached. */
const reached =
  /已(?!有?望)|目前(?!正)|截至|累计|(?:分别|全部|超额|顺利|圆满|共|均)完成|完成了|建成了|实现了|(?<=，)建成(?=[\d一二三四五六七八九十])|去年|上年|同比|达到了|今年以来|共有|现有|曾|过去|此前|原来|原有|近年来|昨[天日]/g
/** Words behind the number, in its own clause, that say it is not there yet. */
const unfinished = /正在|马上|即将|将[于在会全]|有望|在建|尚未|待建|预计|正(?:进行|加紧|施工|吊装|建设)|年底前|年内/

/** What a change begins with holds already, even where the change is only planned: 将由17.3%降到8%. */
const changeFrom = /[从由](?:原来的?|目前的?|现在的?)?$/
const changes = /^[\u4e00-\u9fff]{0,3}[至到为]/
/** Parts of an enumeration that stand for themselves. */
const part = /；/g
/** The end of a head that says of all of them how they are meant: 主要预期目标是：, 今年要办好十件实事：. */
const headEnd = /：/g
/** What such a head says. */
const headIntends =
  /(?:目标(?:是|为)?|[今明]年[\u4e00-\u9fff]{0,6}要[\u4e00-\u9fff]{1,16}|[计规]划[\u4e00-\u9fff]{0,8})：$/

/** PLANNED for what is promised or under way, else ACHIEVED. */
export function statusOf(prose: Prose, within: Stretch): FigureStatus {
  const { text } = prose
  const isFormer =
    changeFrom.test(text.slice(Math.max(0, within.start - 4), within.start)) &&
    changes.test(text.slice(within.end, within.end + 4))
  if (isFormer) return 'ACHIEVED'
  if (unfinished.test(prose.restOfClause(within.end, 24))) return 'PLANNED'
  const sentence = prose.sentenceStart(within.start)
  const from = prose.last(part, sentence, within.start)?.end ?? sentence
  const at = (pattern: RegExp) => prose.last(pattern, from, within.start)?.start ?? -1
  if (at(intended) > at(reached)) return 'PLANNED'
  return at(reached) === -1 && isHeaded(prose, sentence, from) ? 'PLANNED' : 'ACHIEVED'
}

/** Whether the list that holds a part beginning at `from` has a head that intends it. */
function isHeaded(prose: Prose, sentence: number, from: number): boolean {
  const head = prose.last(headEnd, sentence, from)
  return head !== null && headIntends.test(prose.text.slice(Math.max(sentence, head.end - 30), head.end))
}
