/** The places, projects and indicators that a text names, whether the hub knows them or only their form tells. */
import type { Known, KnownName } from './known.ts'

/** A name where it stands. Offsets count characters of the copy that was read. */
export interface Mention {
  start: number
  end: number
  name: string
  kind: KnownName['kind']
  /** Path or slug of what the hub knows by this name, else null. */
  key: string | null
}

const longest = 40
/** 柳湖街道, 桐树王村: after a mark, a word that no name ends with, or the street that it lies in. */
const place =
  /(?<=^|[，。；：、！？\n“”（）《》 的在于是为由对向从和与及到让将把给以日讯了]|街道|走进|来到|位于|地处|如今|组织|全国)(?![本各该全每这那此辖我他在和与为从而基将但并且即]|[\u4e00-\u9fff]{0,2}(?:各|每|全|本|等|的|[一二两三四五六七八九十\d]个))(?:(?:(?![被把将是到为了的])[\u4e00-\u9fff]){1,7}?(?:街道|社区|村(?!民|委|级|里|干|史|口|支|党(?!支部|总支|委)|监|规|容)|镇(?!级|区|上)|乡(?!级|亲|村|镇)))/g
/** Words before the name that the pattern takes for a part of it. */
const beforePlace =
  /^(?:惠及|走进|来自|关于|其中|新增|建成|改造|创建|成立|组建|选优|配强|建强|依托|发挥|强化|加强|健全|规范|指导|推动|推进|围绕|充分|全面|建设|明确|细化|丰富|不断|打破|今年|去年|居民说|末位|邻县|品牌|转机|工作|对口帮扶|[一二三四五六七八九十]年[间前]|第[一二三四五六七八九十]名|对(?!岸)|[看距回由把暨进入驻到])+/
/** Words for any such place, which name none. */
const anyPlace =
  /^(?:[一二三四五六七八九十百千万小大我咱见外各本该全老新逐]?(?:村|镇|乡|社区|街道)|.{0,8}(?:农村|城乡|城镇|乡镇|乡村|下乡|家乡|外乡|回乡|该村|全村|优秀村|示范村|.{0,6}各村|空壳村|城中村|涣散村|强村|自然村|行政村|个村|类村|我镇|不出社区|数村))$/
/** What follows it says of which kind places are, and names none: 辖区多为新建社区. */
const kindOf = /[多均都皆][为是]$/
/** “联心结”项目, “红色合伙人”服务项目. A manner, as “一站式”, and a sum, as “1+3”, name none. */
const project =
  /[“「]([^“”「」，。！？；\n+×]{2,16})(?<!式)[”」](?=项目|品牌|工程|计划|行动|活动|工作法|中心|工作室|书屋|书吧|食堂|厨房|课堂|[\u4e00-\u9fff]{0,4}(?:项目|品牌|[站队]))/g

/** Every mention, in the order of the text. Of branches branches.ts tells: they stand in the way of the places in their names. */
export function readMentions(text: string, known: Known): Mention[] {
  const found = [
    ...knownIn(
      text,
      known.filter(({ kind }) => kind !== 'BRANCH'),
    ),
    ...placesByForm(text),
    ...projectsByForm(text),
  ]
  found.sort((one, other) => one.start - other.start || other.end - one.end || (one.key === null ? 1 : -1))
  const mentions: Mention[] = []
  // What the hub knows stands first where two begin together, and what lies within another is part of its name.
  for (const mention of found) if (mention.start >= (mentions.at(-1)?.end ?? 0)) mentions.push(mention)
  return mentions
}

function* placesByForm(text: string): Generator<Mention> {
  for (const found of text.matchAll(place)) {
    const name = found[0].replace(beforePlace, '')
    const end = found.index + found[0].length
    if (!anyPlace.test(name) && !kindOf.test(text.slice(Math.max(0, found.index - 2), found.index)))
      yield { start: end - name.length, end, name, kind: 'PLACE', key: null }
  }
}

function* projectsByForm(text: string): Generator<Mention> {
  for (const { index, 1: name = '' } of text.matchAll(project))
    yield { start: index + 1, end: index + 1 + name.length, name, kind: 'PROJECT', key: null }
}

/** The longest known name that begins at each character. */
export function* knownIn(text: string, known: Known): Generator<Mention> {
  const names = new Map<string, KnownName | null>()
  const lengths = new Map<string, number[]>()
  for (const one of known) {
    const name = one.name.replace(/[“”]/g, '')
    if (name.length < 2 || name.length > longest) continue
    // One name of two things tells neither.
    names.set(name, names.has(name) ? null : one)
    const head = name.slice(0, 2)
    const own = lengths.get(head) ?? []
    if (!own.includes(name.length))
      lengths.set(
        head,
        [...own, name.length].sort((a, b) => b - a),
      )
  }
  for (let at = 0; at + 1 < text.length; at += 1) {
    const length = lengths.get(text.slice(at, at + 2))?.find((own) => names.has(text.slice(at, at + own)))
    if (length === undefined) continue
    const name = text.slice(at, at + length)
    const one = names.get(name)
    yield { start: at, end: at + length, name, kind: one?.kind ?? 'PLACE', key: one?.key ?? null }
    at += length - 1
  }
}
