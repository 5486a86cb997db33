/** What the synthetic province measures, and the sentences that state it. */
import type { IndicatorStatement } from '../../../schema/draft.ts'
import type { Qualifier, Topic } from '../../../schema/terms.ts'
import type { Random } from './random.ts'

export interface Measure {
  statement: IndicatorStatement
  /** How many of the unit one written number stands for: 10000 where numbers are written in 万. */
  scale: number
  range: [min: number, max: number]
  sentence: (display: string) => string
}

const CNY = { code: 'CNY', symbol: '元', name: '元' }
const AREA = { code: 'm2', symbol: '平方米', name: '平方米' }
const SHARE = { code: '%', symbol: '%', name: '百分比' }
const PEOPLE = { code: '{人}', symbol: '人', name: '人' }
const HOUSEHOLDS = { code: '{户}', symbol: '户', name: '户' }
const TIMES = { code: '{次}', symbol: '次', name: '次' }
const ITEMS = { code: '{件}', symbol: '件', name: '件' }
const PLACES = { code: '{处}', symbol: '处', name: '处' }
const LIFTS = { code: '{部}', symbol: '部', name: '部' }

type Unit = IndicatorStatement['unit']

function measure(
  slug: string,
  name: string,
  topic: Topic,
  unit: Unit,
  [min, max, scale]: [min: number, max: number, scale?: number],
  sentence: Measure['sentence'],
): Measure {
  return { statement: { slug, name, topic, definition: null, unit }, range: [min, max], scale: scale ?? 1, sentence }
}

export const MEASURES: readonly [Measure, ...Measure[]] = [
  measure(
    'annual-collective-income',
    '集体年收入',
    'COLLECTIVE_ECONOMY',
    CNY,
    [8, 900, 10_000],
    (n) => `集体年收入达到${n}。`,
  ),
  measure(
    'invested-amount',
    '投入资金',
    'COLLECTIVE_ECONOMY',
    CNY,
    [2, 400, 10_000],
    (n) => `先后投入${n}用于改造提升。`,
  ),
  measure(
    'rental-income',
    '房屋租赁收入',
    'COLLECTIVE_ECONOMY',
    CNY,
    [3, 260, 10_000],
    (n) => `闲置房屋出租带来收入${n}。`,
  ),
  measure(
    'collective-premises',
    '集体经济用房面积',
    'COLLECTIVE_ECONOMY',
    AREA,
    [200, 30_000],
    (n) => `建成集体经济用房${n}。`,
  ),
  measure('jobs-created', '带动就业人数', 'COLLECTIVE_ECONOMY', PEOPLE, [5, 600], (n) => `带动就业${n}。`),
  measure('party-members', '党员人数', 'PARTY_BUILDING', PEOPLE, [12, 180], (n) => `支部现有党员${n}。`),
  measure('volunteers', '志愿者人数', 'PARTY_BUILDING', PEOPLE, [10, 800], (n) => `登记在册的志愿者有${n}。`),
  measure('party-lessons', '党课场次', 'PARTY_BUILDING', TIMES, [4, 60], (n) => `开展微党课${n}。`),
  measure('centre-area', '党群服务中心面积', 'PARTY_BUILDING', AREA, [150, 3_000], (n) => `党群服务中心面积${n}。`),
  measure('disputes-settled', '化解矛盾纠纷', 'GOVERNANCE', ITEMS, [6, 300], (n) => `化解矛盾纠纷${n}。`),
  measure('requests-handled', '办结诉求', 'GOVERNANCE', ITEMS, [20, 2_000], (n) => `办结居民诉求${n}。`),
  measure('council-meetings', '议事会场次', 'GOVERNANCE', TIMES, [6, 90], (n) => `召开居民议事会${n}。`),
  measure('satisfaction', '群众满意度', 'GOVERNANCE', SHARE, [82, 100], (n) => `群众满意度为${n}。`),
  measure('households-visited', '走访户数', 'GOVERNANCE', HOUSEHOLDS, [60, 4_000], (n) => `逐门逐户走访${n}。`),
  measure('elderly-served', '服务老人', 'LIVELIHOOD', PEOPLE, [15, 1_200], (n) => `服务老人${n}。`),
  measure('children-cared', '托管儿童', 'LIVELIHOOD', PEOPLE, [8, 260], (n) => `课后托管儿童${n}。`),
  measure('meals-served', '助餐次数', 'LIVELIHOOD', TIMES, [300, 40_000], (n) => `累计助餐${n}。`),
  measure('clinic-visits', '义诊人次', 'LIVELIHOOD', PEOPLE, [40, 3_000], (n) => `义诊惠及${n}。`),
  measure('lifts-installed', '加装电梯', 'INFRASTRUCTURE', LIFTS, [1, 60], (n) => `老旧楼院加装电梯${n}。`),
  measure('green-area', '新增绿地面积', 'INFRASTRUCTURE', AREA, [100, 20_000], (n) => `见缝插绿，新增绿地${n}。`),
  measure('obstacles-removed', '清除施工障碍', 'INFRASTRUCTURE', PLACES, [3, 260], (n) => `清除施工障碍${n}。`),
  measure('charging-points', '充电设施', 'INFRASTRUCTURE', PLACES, [2, 120], (n) => `新建充电设施${n}。`),
  measure('cultural-events', '文化活动场次', 'CULTURE', TIMES, [5, 150], (n) => `举办邻里文化活动${n}。`),
  measure('readers', '读书会成员', 'CULTURE', PEOPLE, [10, 400], (n) => `读书会吸纳成员${n}。`),
]

export interface Amount {
  value: number
  valueMax: number | null
  qualifier: Qualifier
  display: string
}

/** A number of a measure, and how a sentence writes it: 约240万元 is { value: 2400000, qualifier: 'ABOUT' }. */
export function amount({ range: [min, max], scale, statement }: Measure, random: Random): Amount {
  const written = random.whole(min, max)
  const unit = `${scale === 10_000 ? '万' : ''}${statement.unit.symbol}`
  const qualifier = statement.unit.code === '%' || random.chance(0.6) ? 'EXACT' : random.pick(QUALIFIED)
  const upper = written + random.whole(1, Math.max(1, Math.round(written / 5)))
  return {
    value: written * scale,
    valueMax: qualifier === 'RANGE' ? upper * scale : null,
    qualifier,
    display: FORMS[qualifier](String(written), unit, String(upper)),
  }
}

const QUALIFIED = ['ABOUT', 'OVER', 'NEARLY', 'AT_LEAST', 'UP_TO', 'LESS_THAN', 'RANGE'] as const
const FORMS: Record<Qualifier, (number: string, unit: string, upper: string) => string> = {
  EXACT: (number, unit) => `${number}${unit}`,
  ABOUT: (number, unit) => `约${number}${unit}`,
  OVER: (number, unit) => `${number}余${unit}`,
  NEARLY: (number, unit) => `近${number}${unit}`,
  AT_LEAST: (number, unit) => `${number}${unit}以上`,
  UP_TO: (number, unit) => `最多${number}${unit}`,
  LESS_THAN: (number, unit) => `不足${number}${unit}`,
  RANGE: (number, unit, upper) => `${number}至${upper}${unit}`,
}
