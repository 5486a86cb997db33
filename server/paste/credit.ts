/** Words that say who wrote something, as newspapers and 公众号 put them: 记者 鲁燕 文/图, （通讯员 李四）, 文｜张三, 作者：… */

const LONGEST = 60
const parting = /[\s、，,：:/／｜|]+/u
const writer =
  /^(?:本报|本刊|本台|本网|全媒体|融媒体|实习|见习|特约|特派|首席|驻站)*(?:记者|通讯员|评论员)$|^(?:作者|撰文|撰稿)$/u
/** 文 is a word of many others: it is a role only where a mark parts it from the name. */
const text = /^文(?:[/／、]?图)?\s*[/／：:｜|]/u
const other = /^(?:文|图|文图|图文|图片|摄影|供图|供稿|摄影报道|文并摄|报道)$/u
/** A name of two to four signs, or one with its parts: 买买提·艾力. */
const name = /^(?!.*[的了是])(?:\p{Script=Han}{2,4}|\p{Script=Han}{1,8}(?:·\p{Script=Han}{1,8}){1,3})$/u
/** What stands where a name would: 记者 手记 heads a column, 记者 从街道获悉 begins a sentence. */
const noName =
  /^(?:记者|通讯员|编辑|责编|审核|文章|观点|联系|手记|札记|观察|调查|点评|述评|简介|感言|寄语|来信|走访|探访|体验|从|在|近日|昨|今|获悉|看到|发现)/u
/** Brackets let the name stand close to the role: （记者鲁燕）. */
const bracketed = /^[（(【[]\s*(.*?)\s*[）)】\]]$/u
const close = /(记者|通讯员)(?=\p{Script=Han}{2,4}(?:[\s、，,]|$))/gu
const bullet = /^[\s□■●◆▲★*—-]+/u

/** The credit that these words are, and nothing else; `goesOn`: it may name those of the pictures alone. */
export function creditIn(words: string, goesOn = false): string | null {
  const bare = words.replaceAll(/\s+/gu, ' ').replace(bullet, '').trim()
  // First of all: what a long text is bracketed by takes long to say.
  if (bare.length > LONGEST) return null
  const [, inner] = bracketed.exec(bare) ?? []
  const credit = inner?.replaceAll(close, '$1 ') ?? bare
  const [first = '', ...rest] = credit.split(parting).filter((part) => part !== '')
  const begins = writer.test(first) || text.test(credit) || (goesOn && other.test(first))
  const isName = (part: string) => !isRole(part) && name.test(part) && !noName.test(part)
  if (!begins || !rest.some(isName) || !rest.every((part) => isRole(part) || isName(part))) return null
  // The field that takes it is called so itself.
  return credit.replace(/^作者[\s：:/／｜|]+/u, '')
}

function isRole(part: string): boolean {
  return writer.test(part) || other.test(part)
}
