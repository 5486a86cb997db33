/** The field of life that a sentence is about. */
import type { Topic } from '../../schema/terms.ts'

/** The first that fits decides, so what is more particular stands first. */
const words: ReadonlyArray<readonly [Topic, RegExp]> = [
  ['PARTY_BUILDING', /党(?:员|支部|委|建|组织|群|小组|课|费)|支部|主题教育|红色|先锋/],
  [
    'COLLECTIVE_ECONOMY',
    /集体(?:经济|收入|资产|年收入|分红|经营)|村集体|产值|营收|销售|合作社|租金|产业|企业|招商|亩均|种植|养殖|税收|投资|增收/,
  ],
  [
    'INFRASTRUCTURE',
    /道路|公路|管网|管道|电梯|改造|建成|建设|竣工|开工|停车|充电|路灯|绿化|供水|污水|桥|工程|楼栋|住宅|投入|资金/,
  ],
  ['CULTURE', /文化|演出|书屋|图书|文艺|节目|体育|比赛|非遗|展览|读书|广场舞|文明|邻居节/],
  ['LIVELIHOOD', /养老|老人|儿童|学校|学生|医|卫生|就业|低保|救助|补贴|食堂|托育|幼儿|健康|社保|参保|助残|住房/],
  ['GOVERNANCE', /治理|网格|矛盾|纠纷|调解|诉求|热线|巡查|整治|隐患|物业|议事|志愿|平安|信访|社会组织|排查/],
]

/** The topic that the sentence's words tell, or null. */
export function topicOf(sentence: string): Topic | null {
  return words.find(([, pattern]) => pattern.test(sentence))?.[0] ?? null
}
