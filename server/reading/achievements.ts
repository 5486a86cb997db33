/** The honours that a text reports: what was won, which rank it is, and who awarded it. */
import type { FairCopy } from './fair-copy.ts'
import type { Mention } from './mentions.ts'
import { periodOf } from './period.ts'
import { countBefore, type Prose } from './prose.ts'

/** An honour as the text states it. Offsets count Unicode code points of the text. */
export interface ReadAchievement {
  /** 卫生城市管理工作评比全市第一名 or what else the text calls it. */
  title: string
  /** 第一名, 一等奖; null where the text ranks nothing. */
  rank: string | null
  /** Null where the text names nobody; 推选 is not 授予. */
  awardedBy: string | null
  subject: string | null
  period: string | null
  quote: string
  start: number
  end: number
  /** Between 0 and 1. */
  confidence: number
}

/** What was won, after the verb, up to the clause's end. */
const won =
  /(?:荣获|喜获|获评|斩获|摘得|夺得|捧回|荣膺|获颁|获授|获得|被评为|评为|被授予|授予|入选|被命名为|命名为|被认定为|跻身)(?:了)?([^，。；！？\n]{2,50})/g
const honour =
  /称号|[等金银铜特优]奖|奖(?:项|状|牌|杯)?$|荣誉|第[一二三四五六七八九十\d]{1,3}名?|[冠亚季]军|[金银铜]牌|先进|优秀|最美|十佳|百强|文明|模范|标兵|示范|集体$|表彰|名单|名录|典型案例|榜首|“[^”]{2,16}”/
const rank =
  /(?:全[国省市区县镇]|[省市区县]级?)?(?:第[一二三四五六七八九十\d]{1,3}名?|[一二三特]等奖|[金银铜]奖|[金银铜]牌|[冠亚季]军|榜首|首位)/
/** 被区委授予, 由省民政厅颁发的. */
const awarder =
  /(?:被|由|经|获|获得|荣获)([\u4e00-\u9fff、]{1,24}?(?:委员会|委|局|部|厅|政府|办公室|办|联合会|协会|组织|总工会|妇联|人社|中心))(?:联合)?(?:授予|评为|评定|颁发|命名|认定|表彰)/
/** Ends that belong to the sentence, not to the honour. */
const afterTitle = /(?:的?(?:好成绩|佳绩|殊荣|荣誉)|等(?:称号|荣誉|奖项)?|后|时|之后|以来)$/

/** Every honour of the text, in its order. The mentions are in the order of the text. */
export function readAchievements(copy: FairCopy, prose: Prose, mentions: readonly Mention[]): ReadAchievement[] {
  return Array.from(copy.text.matchAll(won)).flatMap((found) => {
    const object = found[1] ?? ''
    if (!honour.test(object)) return []
    const clause = { start: prose.clauseStart(found.index), end: found.index + found[0].length }
    const words = copy.text.slice(clause.start, clause.end)
    const before = mentions[countBefore(mentions, found.index) - 1]
    const period = periodOf(prose, { start: found.index, end: clause.end })
    return {
      title: titleOf(object),
      rank: rank.exec(object)?.[0] ?? null,
      awardedBy: awarder.exec(words)?.[1] ?? null,
      subject: before?.name ?? null,
      period: period === null ? null : copy.text.slice(period.start, period.end),
      quote: copy.quote(clause.start, clause.end),
      ...copy.span(clause.start, clause.end),
      confidence: /称号|奖|名$|冠军/.test(object) ? 0.9 : 0.7,
    }
  })
}

function titleOf(object: string): string {
  return object.replace(/^[\u4e00-\u9fff、]{2,24}?(?:颁发|授予|命名|评选)的/, '').replace(afterTitle, '')
}
