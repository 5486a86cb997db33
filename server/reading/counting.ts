/** Whether an amount counts something, or is only a manner of speaking: 一名 as an article, 二次, 百姓. */
import type { Amount } from './amount.ts'

/** Kinds that measure: even one of them is a quantity. */
const measured = new Set([
  'MONEY',
  'AREA',
  'LENGTH',
  'MASS',
  'VOLUME',
  'ENERGY',
  'DATA',
  'TEMPERATURE',
  'SHARE',
  'MULTIPLE',
])
/** What one thing is only introduced by. */
const vague =
  /^(?:批|群|片|代|面|股|种|类|段|点|样|道|路|串|堆|队|轮|声|口|把|次|遍|趟|回|顿|番|级|层|步|阵|身|线|届|期|孔|地|国|村|县|市|省|镇|区|席|院|校|站|号|环|排|双|对|字|品|景|味|度)$/
/** One of these stands there as a thing, unless it is spoken of in passing: 这是一座, 走出一条. */
const concrete = /^(?:座|间|栋|幢|所|辆|台|艘|架)$/
/** After a number in characters, these say which one or which sort. */
const ordinal =
  /^(?:方|面|分|点|角|级|线|环|关|盘|峰|球|局|路|号|声|品|味|字|门|口|手|把|国|站|席|球|度|型|代|步|班|层|院|校|厂|店)$/
/** What may follow such a word where it does count. */
const counted: Readonly<Record<string, RegExp>> = {
  ...{
    面: /^[旗锦镜墙红国鼓]/,
    点: /^[建意要希体看启]/,
    分: /^地/,
    口: /^[大小老新铁古]?[人井窖锅池塘缸灶，]/,
    门: /^[课功炮学技手]/,
    把: /^[锁刀伞椅火钥]/,
    步: /^[走，、。]/,
    级: /^台阶/,
    代: /^人/,
    班: /^[岗列车]/,
  },
  ...{ 层: /^[小高楼的建办教综，。、]|^$/, 环: /^[，。]/, 字: /^[，。]/ },
}
/** What only points are given by: 积分五十分. */
const scored = /(?:积分|计分|得分|评分|[加减扣记]了?)$/
const administrative = /^(?:地|村|县|市|区|省|镇|乡)$/

/** Whether the amount is a figure. */
export function counts(text: string, amount: Amount): boolean {
  if (amount.script === 'DIGITS') return countsInDigits(text, amount)
  if (amount.unit === '') return amount.qualifier !== 'EXACT' && amount.qualifier !== 'RANGE' && amount.value >= 100
  if (amount.kind === 'SHARE' || amount.unit === '番') return true
  if (amount.bare) return countsBare(text, amount)
  if (amount.value === 1 && amount.valueMax === null) return countsOne(text, amount)
  return amount.value === 0.5 || !isOrdinal(text, amount)
}

/** A number in digits counts with a unit; without one where the words say that it is an amount. */
function countsInDigits(text: string, amount: Amount): boolean {
  const before = text.slice(Math.max(0, amount.start - 3), amount.start)
  const after = text[amount.end] ?? ''
  if (/^0\d/.test(text.slice(amount.numeralStart, amount.numeralEnd))) return false
  if (isRise(text, amount)) return true
  if (/[A-Za-z+第]/.test(text[amount.numeralStart - 1] ?? '')) return followsName(text, amount)
  if (amount.unit !== '') return true
  if (/[A-Za-z0-9]/.test(after)) return false
  if (amount.qualifier === 'OVER' || /[万亿]/.test(text.slice(amount.numeralStart, amount.numeralEnd))) return true
  return /[达为至到]$/.test(before) && /[，。、；）]/.test(after) && !/[年月]/.test(before)
}

/** 同比+5.8% rises; 1+3 and A+5 are sums. */
function isRise(text: string, amount: Amount): boolean {
  if (amount.kind !== 'SHARE') return false
  return /(?:^|[^\dA-Za-z”])\+$/.test(text.slice(Math.max(0, amount.numeralStart - 2), amount.numeralStart))
}

/** AED22台 counts devices by their Latin name, and GDP268亿元 is what it comes to. */
function followsName(text: string, amount: Amount): boolean {
  return (
    /[A-Z]{2}$/.test(text.slice(Math.max(0, amount.numeralStart - 2), amount.numeralStart)) &&
    (/^[台套个件部]$/.test(amount.unit) || amount.kind === 'MONEY' || amount.kind === 'MASS' || amount.unit === '%')
  )
}

/** 近百户 and 百余户 count; 百姓 and 千里 do not. */
function countsBare(text: string, amount: Amount): boolean {
  if (amount.qualifier !== 'EXACT') return true
  if (amount.value >= 1e4 && amount.unit === '元') return !/[店户级田]/.test(text[amount.end] ?? '')
  return /^(?:亩|名|户|人次)$/.test(amount.unit) && amount.value < 1e8
}

/** One counts where it stands after what it counts, or is set against more: 厕所一座、仅一户. */
function countsOne(text: string, amount: Amount): boolean {
  if (amount.kind !== null && measured.has(amount.kind)) return !isBasis(text, amount)
  const before = text.slice(Math.max(0, amount.start - 8), amount.start)
  if (amount.kind === 'TIME') return countsOneTime(before, text, amount)
  if (/每[\u4e00-\u9fff]{1,5}$/.test(before) && /^[次轮遍趟场回]$/.test(amount.unit)) return true
  if (vague.test(amount.unit) || isBasis(text, amount)) return false
  // 最多一户欠360元 speaks of the one with the most.
  if (amount.qualifier === 'UP_TO' && /^[欠有达卖收拿交捐的]/.test(text.slice(amount.end, amount.end + 1))) return false
  if (
    amount.qualifier !== 'EXACT' ||
    /[仅只各共均]$|仅有$|只有$|每[\u4e00-\u9fff]{1,3}(?:配|设|有|建)?备?$/.test(before)
  )
    return true
  if (/[这那同另下上哪某任逐每又再统头首第进出的是了当作为成像如]$/.test(before)) return false
  if (/^(?:[，。、；！）（\n”]|$)/.test(text.slice(amount.end, amount.end + 1)))
    return /[\u4e00-\u9fffA-Z]$/.test(before)
  return concrete.test(amount.unit) || (amount.unit === '条' && /(?:[建修铺添要将通有]|新增)$/.test(before))
}

/** 30枚一盒, 5斤一箱, 20分钟一班: how much there is to one. */
const portion =
  /[\d一二两三四五六七八九十百千半](?:公斤|千克|毫升|分钟|小时|[天个只枚颗粒斤两克升件条块片支包袋瓶人户张双副套头米])$/
/** 一斤能卖两块二, 6元一份, 30枚一盒: the amount that another is told for. */
function isBasis(text: string, amount: Amount): boolean {
  const before = text.slice(Math.max(0, amount.start - 1), amount.start)
  if (/[元块毛钱角米][\d一二三四五六七八九]?$/.test(text.slice(Math.max(0, amount.start - 2), amount.start)))
    return true
  // 腊肉68一斤: a price without its unit
  if (/\d/.test(before)) return true
  if (portion.test(text.slice(Math.max(0, amount.start - 4), amount.start))) return true
  if (/^(?:能|可|要)?[卖产赚收][了到]?[\d一二两三四五六七八九]/.test(text.slice(amount.end, amount.end + 4)))
    return true
  return (
    /^(?:[，。；！“\n]|)$/.test(before) &&
    /^[\u4e00-\u9fff]{0,7}?[能可卖要产赚收租价给付]/.test(text.slice(amount.end, amount.end + 8))
  )
}

/** One year or month is a figure where something takes it. */
function countsOneTime(before: string, text: string, amount: Amount): boolean {
  if (amount.qualifier !== 'EXACT' || amount.value !== 1) return true
  const taken = /(?:历时|用时|为期|耗时|[仅只]用|持续|长达|花了|用了|工期|有效期|期限|延长|缩短|提前|[仅只需])$/.test(
    before,
  )
  return taken || /^(?:时间|之久)/.test(text.slice(amount.end, amount.end + 2))
}

/** 二 before a measure word is always the second one; some measure words after a number do the same. */
function isOrdinal(text: string, amount: Amount): boolean {
  const numeral = text.slice(amount.numeralStart, amount.numeralEnd)
  if (numeral === '二' && !/^(?:MASS|MONEY|AREA)$/.test(amount.kind ?? '') && !/^(?:间|台|辆|名|户)$/.test(amount.unit))
    return true
  if (amount.qualifier !== 'EXACT') return false
  const before = text.slice(Math.max(0, amount.start - 8), amount.start)
  if (administrative.test(amount.unit)) return !/[、等和]/.test(before)
  if (amount.unit === '分' && scored.test(before)) return false
  // 两万三千步: nobody numbers so high.
  if (!ordinal.test(amount.unit) || amount.value >= 1000) return false
  const isCounted = counted[amount.unit]?.test(text.slice(amount.end, amount.end + 4)) === true
  // 锦旗两面 names before the number what 两面锦旗 names behind it.
  if (/^[，。；、！？\n]/.test(text.slice(amount.end, amount.end + 1)) && counted[amount.unit]?.test(before.slice(-1)))
    return false
  return !isCounted && !(amount.unit === '层' && /[楼高共了]$/.test(before))
}
