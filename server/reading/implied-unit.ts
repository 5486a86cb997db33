/** The unit that an amount leaves unsaid: 净落一万出头 is money, and so is 86.4 in a table of 万元. */
import type { Amount } from './amount.ts'
import { countBefore, type Stretch } from './prose.ts'

/** Doings that only money is done with, just before the number. */
const money =
  /(?:挣|赚|净落|落下?|卖|花|花费|花去|省|收入|进账|到手|补|补了|腰包|提取|[家户楼村方]出|拍出|资金到位|[费油税本]钱|工资|月薪|年薪|补贴|出资|投资|投入|捐|捐款|分红|分到|借|借款|贷|贷款|欠|存|拿出|掏|营业额|额度|到账|亏|掏出|成本|总价|价格|房价|首付|租金|债务|外债|营收|产值|利润|毛收入|纯收入|押金|罚款|流水|开支|造价|月供|收了|凑|[\u4e00-\u9fff]费用?|剩下?的?|结余|货款|(?<!名|(?:积分|流量|指标)[\u4e00-\u9fff]{0,3})额|奖补|拨付|上缴|缴|再添|能拿|拿到)[：:]?(?:普遍|大概|平均|基本)?(?:了|到|上|下|近|约|有|是|达|从|由|要|得|就要)?$/
/** What is only ever told of in 元, so that a smaller number is money too: 每人奖300. */
const always =
  /(?:月薪|年薪|日薪|底薪|时薪|押金|定金|罚款|租金|首付|每[人户亩]?[奖补罚]励?|奖励?现金|赞助|捐款|[赔赚挣花捐罚亏省]了)[：:]?(?:了|到|近|约|为|是|达)?$/
/** What only a price follows, however small: 原价298. */
const priced = /(?:[原现特售单定批]价|团购价|票价|体验价|到手价|会员价|优惠价|包邮)[：:]?(?:为|是|只要|仅需|只需|仅)?$/
/** 工资一天150, 一斤给22: what one of something costs, however small. */
const pricedForOne =
  /(?:[费资租金价保供薪]一(?:个?月|年|天|晚|学期|季度|季|小时|次|趟)|一(?:斤|个|亩|份|只|天|趟|次|件|棵|碗|杯|单|车)[给卖付补奖赚挣])(?:了|才|到|要|就|只要|也就)?$/
/** 收入从2.1万涨到52.6万: what was spoken of as money still is. */
const moneyFrom =
  /(?:收入|产值|营收|利润|成本|租金|价格|工资|存款|贷款|流水|开支)[\u4e00-\u9fff]{0,4}[：:]?[从由][\d.]{1,8}万[多余]?(?:增|涨|升|降|跌|跃|提)[\u4e00-\u9fff]{0,2}[到至为]$/
/** 集体收入58万，比前年多了9万: what is set against money is money. */
const moneyThan =
  /(?:收入|产值|营收|利润|支出|开支|成本|租金|工资)[^。！？\n]{1,20}比[\u4e00-\u9fff]{1,6}(?:多|少|增|减)[了出]?$/
/** 账户余额现在还有37.2万, 账上还剩5.6万: what is left of money. */
const balance =
  /(?<!(?:积分|流量|指标|步数|工分)[\u4e00-\u9fff]{0,3})(?:余额|结余|结存|账上|账面上?|卡[上里])(?:现在|目前|一共|总共)?[还仍尚]?(?:有|剩余?|剩下|存)(?:了|着|近|约)?$/
/** 花销：土300、苗126: each part of a list of what was spent. */
const spent =
  /(?:(?:花销|开支|开销|支出|费用|花费)：|除去|扣除|刨去)(?:[\u4e00-\u9fff]{1,6}(?:\d[\d.]{0,6}[元块]?)?[、，]){0,8}[\u4e00-\u9fff]{1,6}(?<![数口量积]|[共有达到第])$/
/** Where a sentence has spoken of money, a large number right behind one of these is money: 缺口0.32亿, 拍出99万. */
const closeTo =
  /(?:[款费价债贷薪税]|[赚挣]了?|首付|补偿|赔偿|资金|缺口|拍出|投资|收入|成本|经费|预算|产值)(?:了|达到?|为|是|一?共|约|近|超过?|至|到|总额|合计)?$/
/** It says nothing of what else the sentence counts: of 投入300万元，惠及群众12.5万 only the first. */
const spokenOf = /[元块钱款费价债贷赚挣薪税]|首付|补偿|赔偿|资金|投资|收入|成本|经费|预算|产值/
/** 一单1万2: who leaves out the thousands speaks of money. */
const spokenSum = /万[1-9]$/
/** 固定车位150一个月, 江景房280一晚: only a price is told for one of something. */
const forOne = /^一(?:个?月|年|天|晚|斤|位|人|份|杯|碗|次|小时|张|箱|间|只|盒|串|本)(?=[，。；、！？～\n]|$)/
/** 12.6万粉丝, 6万居民. */
const peopleAfter = /^(?:名?粉丝|居民|群众|市民|村民|网友|游客|观众|学生|学子|职工|党员|老人|农民|用户)/
/** What only people make up. */
const people = /(?:人口|人数|粉丝|用户|注册会员|客流|游客)(?:总数|总量)?(?:了|到|近|约|有|是|达|已|为|突破|超过?)?$/
/** 常住人口31.7万，较上次减少5.9万. */
const peopleFrom = /人口[\u4e00-\u9fff\d.，“”]{0,24}(?:减少|增加|净增|净流入|净流出)了?$/
/** Head of a table: 单位：万元. */
const header = /单位[：:]?([百千万亿]{0,2})(元|人|户|亩|吨|公斤|个|平方米|公里)(?![/\u4e00-\u9fff])/g
const factors: Readonly<Record<string, number>> = { 百: 100, 千: 1000, 万: 1e4, 亿: 1e8 }

/** The unit that a table's head gives to all its cells, from there to the next head. */
interface Header extends Stretch {
  unit: string
  factor: number
}

/** Every head of a table in the text, in its order. */
export function tableHeaders(text: string): Header[] {
  return Array.from(text.matchAll(header), ({ index, 0: words, 1: scale = '', 2: unit = '' }) => ({
    start: index,
    end: index + words.length,
    unit,
    factor: Array.from(scale).reduce((product, mark) => product * (factors[mark] ?? 1), 1),
  }))
}

/** The amount with the unit that its words or its table imply; as it is where they imply none. */
export function withImpliedUnit(text: string, amount: Amount, headers: readonly Header[]): Amount {
  if (amount.unit !== '') return amount
  if (isCell(text, amount)) {
    const head = headers[countBefore(headers, amount.start) - 1]
    if (head === undefined) return amount
    const value = Number((amount.value * head.factor).toPrecision(15))
    return { ...amount, value, unit: head.unit, kind: head.unit === '元' ? 'MONEY' : 'COUNT' }
  }
  const earlier = text.slice(Math.max(0, amount.start - 8), amount.start)
  const isLarge =
    amount.value >= 1e4 || (amount.value >= 100 && (amount.script === 'CHARACTERS' || always.test(earlier)))
  const ends = /^(?:[^\u4e00-\u9fff\w]|[涨增升降跌跃提按留]|没问题|不成问题|$)/.test(
    text.slice(amount.end, amount.end + 4),
  )
  const isPriced = priced.test(earlier) || pricedForOne.test(earlier)
  const isSpent = spent.test(text.slice(Math.max(0, amount.start - 60), amount.start))
  const isMoney =
    (isLarge || isPriced || isSpent) &&
    ends &&
    (money.test(earlier) ||
      balance.test(text.slice(Math.max(0, amount.start - 16), amount.start)) ||
      always.test(earlier) ||
      isPriced ||
      isSpent ||
      moneyThan.test(text.slice(Math.max(0, amount.start - 36), amount.start)) ||
      moneyFrom.test(text.slice(Math.max(0, amount.start - 24), amount.start)))
  const isForOne =
    amount.script === 'DIGITS' && amount.value >= 2 && forOne.test(text.slice(amount.end, amount.end + 4))
  if (isMoney || isForOne) return { ...amount, unit: '元', kind: 'MONEY' }
  if (amount.value >= 1e4 && ends && isSpokenOf(text, amount)) return { ...amount, unit: '元', kind: 'MONEY' }
  const isPeople =
    amount.value >= 1e4 &&
    (peopleAfter.test(text.slice(amount.end, amount.end + 3)) ||
      people.test(text.slice(Math.max(0, amount.numeralStart - 8), amount.numeralStart)) ||
      peopleFrom.test(text.slice(Math.max(0, amount.numeralStart - 32), amount.numeralStart)))
  if (isPeople) return { ...amount, unit: '人', kind: 'COUNT' }
  const isSum = spokenSum.test(text.slice(amount.numeralStart, amount.numeralEnd))
  return isSum ? { ...amount, unit: '元', kind: 'MONEY' } : amount
}

function isSpokenOf(text: string, amount: Amount): boolean {
  const before = text.slice(Math.max(0, amount.start - 40), amount.start)
  const sentence = before.slice(Math.max(...Array.from('。！？\n', (mark) => before.lastIndexOf(mark))) + 1)
  return closeTo.test(before) && spokenOf.test(sentence)
}

/** Whether the number fills a cell of a table drawn with bars, other than the first, which numbers the row. */
function isCell(text: string, amount: Amount): boolean {
  return (
    /[^\n]\| ?$/.test(text.slice(Math.max(0, amount.start - 3), amount.start)) &&
    /^ ?\|/.test(text.slice(amount.end, amount.end + 2))
  )
}
