/** Whether a figure is reached, or is only intended or under way. */
import type { FigureStatus } from '../../schema/terms.ts'
import type { Prose, Stretch } from './prose.ts'

/** Words after which a number lies in the future. */
const intended =
  /计划|规划建设|拟(?!定|订|人)|预计|力争|争取|有望|即将|目标|下一步|接下来|明年|后年|未来|到20[3-9]\d年|(?:到|至)(?:今年)?(?:年底|年末)|(?:年底|年内|月底|月前|年前)(?:前|将)|年底前|年内|届时|预算|概算|要求|不得|应当|确保|须|(?<!主|重|紧|首|需|不|只|想|快)要(?:[再新建投增完达把做上实]|求)|(?:还|也|都|均|即|必|底|前|后|月|年|预计|明天|今晚)将|将(?:会|于|在|新|再|建|投入|投资|增|达|完成|实现|全|有|陆续|继续|超|突破|开|启|推出|组织|安装|覆盖|惠及|配|培|举办|招|引进|打造|为|可|能|带动|发放|拨付|添|设|修|改造|拓|铺|同步|还|迎|缩短|提高|提升|增加)/g
/** Words after which it is reached. */
const reached =
  /已(?!有?望)|目前(?!正)|截至|累计|完成(?!后|年|时)|建成(?!后)|实现了|去年|上年|同比|达到了|今年以来|共有|现有|曾|过去|此前|原来|原有|其中已|近年来|分别完成/g
/** Words behind the number, in its own clause, that say it is not there yet. */
const unfinished = /正在|马上|即将|将[于在会全]|有望|在建|尚未|待建|预计|正(?:进行|加紧|施工|吊装|建设)|年底前|年内/

/** PLANNED for what is promised or under way, else ACHIEVED. */
export function statusOf(prose: Prose, within: Stretch): FigureStatus {
  if (unfinished.test(prose.restOfClause(within.end, 24))) return 'PLANNED'
  const from = prose.sentenceStart(within.start)
  const at = (pattern: RegExp) => prose.last(pattern, from, within.start)?.start ?? -1
  return at(intended) > at(reached) ? 'PLANNED' : 'ACHIEVED'
}
