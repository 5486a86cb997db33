/** The words of the synthetic province: plausible ones, none taken from a real report. */
import { pinyin } from 'pinyin-pro'
import type { StarTheme } from '../../../schema/terms.ts'

export const MARK = '合成数据'

const FIRST = [
  '桐',
  '柳',
  '荷',
  '枣',
  '槐',
  '杏',
  '梅',
  '松',
  '竹',
  '兰',
  '菊',
  '桂',
  '榆',
  '梨',
  '桃',
  '枫',
  '泉',
  '溪',
  '岭',
  '坡',
]
const SECOND = [
  '树',
  '岗',
  '湾',
  '庄',
  '店',
  '桥',
  '寨',
  '营',
  '沟',
  '园',
  '台',
  '井',
  '堂',
  '楼',
  '河',
  '门',
  '里',
  '埠',
  '洼',
  '峪',
]

/**
 * A name of two characters: names of neighbouring indices differ, so that neighbours never share one, and every name
 * comes up once in 400.
 */
export function name(index: number): string {
  const at = (index * 63) % (FIRST.length * SECOND.length)
  return `${FIRST[at % FIRST.length]}${SECOND[Math.floor(at / FIRST.length)]}`
}

const romanised = new Map<string, string>()

/** Toneless pinyin, joined: 桐树 → tongshu. */
export function slug(words: string, separator = ''): string {
  const key = `${words}${separator}`
  const known = romanised.get(key)
  if (known !== undefined) return known
  const made = pinyin(words, { toneType: 'none', type: 'array', v: true }).join(separator)
  romanised.set(key, made)
  return made
}

export const CALLINGS = [
  '红心',
  '暖邻',
  '同心',
  '和美',
  '守望',
  '幸福',
  '银龄',
  '朝阳',
  '连心',
  '善治',
  '议事',
  '微光',
  '乐活',
  '向阳',
  '清风',
  '家门',
] as const
export const UNDERTAKINGS = [
  '驿站',
  '小院',
  '食堂',
  '课堂',
  '议事厅',
  '合伙人',
  '工作室',
  '先锋队',
  '客厅',
  '花园',
  '书屋',
  '集市',
  '互助会',
  '直通车',
] as const
export const AIMS = [
  '把服务送到居民家门口',
  '让邻里从相识走向相助',
  '带动村民就近就业',
  '为老人和孩子搭起身边的照护网',
  '让居民的事居民议、居民定',
  '盘活闲置房屋和空地',
  '把难事化解在楼栋院落',
  '让老手艺变成新产业',
] as const
export const WAYS = [
  '支部牵头、党员带头、居民参与',
  '一周一碰头、一月一评议',
  '需求清单、资源清单、项目清单三单对接',
  '线上接单、线下办理、事后回访',
  '由网格员收集、专班认领、限时办结',
] as const
export const HONOURS = [
  '基层治理创新案例',
  '先进基层党组织',
  '文明村（社区）',
  '志愿服务示范项目',
  '人居环境整治工作先进单位',
] as const
export const RANKS = ['第一名', '第二名', '第三名', '一等奖', '二等奖'] as const
export const AWARDERS = ['区委组织部', '市民政局', '区委宣传部', '市文明办'] as const
export const STARS: readonly [StarTheme, string][] = [
  ['STRONG_BRANCH', '支部过硬星'],
  ['THRIVING_INDUSTRY', '产业兴旺星'],
  ['ECO_LIVABLE', '生态宜居星'],
  ['SAFE_LAWFUL', '平安法治星'],
  ['CIVIL_HAPPY', '文明幸福星'],
]
