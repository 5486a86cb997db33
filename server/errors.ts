/** Every error that a user of the hub can meet, each with a stable code. */
import { GraphQLError } from 'graphql'

type Table = Record<string, readonly [status: number, meaning: string]>

/**
 * HTTP status and meaning of each code, in English and, in brackets, in Chinese. `errorCodes` of the API gives those that
 * a request can meet, from which the site lists them at /api/errors/; each refusal links there.
 */
const requestCodes = {
  GRAPHQL_PARSE_FAILED: [400, 'A document that is not GraphQL (查询的写法不对)'],
  GRAPHQL_VALIDATION_FAILED: [400, 'A document that asks what the schema does not have (查询了接口里没有的东西)'],
  BAD_USER_INPUT: [400, 'Variables of another type than the document declares (变量的类型不对)'],
  BAD_CURSOR: [400, 'A cursor that no page of this list gave (游标不是这个列表给出的)'],
  BAD_PAGE: [400, 'first, last, after and before that do not make a page (分页的参数合不成一页)'],
  PAGE_TOO_LARGE: [400, 'A page of more rows than one answer may hold (一页要的条数太多)'],
  BAD_VALUE: [400, 'A value outside what the database can read (数值超出数据库能读的范围)'],
  BAD_TEXT: [
    400,
    'Text with a NUL byte or an unpaired surrogate, which no stored text can hold (文字里有空字符或残缺的字符)',
  ],
  TEXT_TOO_LONG: [413, 'A text of more bytes or characters than is read at once (文字太长)'],
  TEXT_TOO_INVOLVED: [400, 'A text whose marks nest or crowd more than is read (文字里的标记套得太深，或者太多)'],
  SEARCH_TOO_LONG: [400, 'More words or characters than one search may have (搜索的词或字太多)'],
  QUERY_TOO_LONG: [400, 'A document of more tokens than one query may have (查询太长)'],
  QUERY_TOO_DEEP: [400, 'Fields nested deeper than one query may go (查询层数太深)'],
  TOO_MANY_ALIASES: [400, 'More aliases than one query may have (别名太多)'],
  TOO_MANY_ROOT_FIELDS: [400, 'More root fields than one query may ask (根字段太多)'],
  QUERY_TOO_COSTLY: [400, 'More rows and fields than one query may ask for (查询要读的东西太多)'],
  ANSWER_TOO_LARGE: [400, 'An answer of more bytes than one query may receive (回答太大)'],
  QUERY_TOO_SLOW: [503, 'A query that the database did not finish in time (数据库没能及时答完)'],
  BAD_REQUEST: [400, 'Bytes that are no HTTP request (发来的不是 HTTP 请求)'],
  BAD_ADDRESS: [400, 'An address with characters that are not percent-encoded (地址里的汉字和空格没有编码)'],
  HEAD_TOO_LARGE: [431, 'An address and headers of more bytes than are read (地址和请求头太长)'],
  BODY_TOO_LARGE: [413, 'A request of more bytes than the hub reads (请求太大)'],
  BAD_JSON: [400, 'A request whose body or variables are not JSON of the right form (请求或变量不是合格的 JSON)'],
  BAD_CONTENT_TYPE: [415, 'A request whose body is not application/json (请求的内容类型不对)'],
  BAD_CONTENT_ENCODING: [415, 'A request whose body is compressed (请求的内容压缩过)'],
  QUERY_MISSING: [400, 'A request with neither a document nor the digest of one (请求里没有查询)'],
  OPERATION_RESOLUTION_FAILURE: [
    400,
    'Several operations of which none is chosen, or a name that none of them has (没有说清要哪一个操作)',
  ],
  BATCHING_OFF: [400, 'Several operations in one request (一次请求里有几个操作)'],
  CSRF_PREVENTED: [400, 'A request that a foreign web page could have sent unseen (别的网页可能在背后发出这样的请求)'],
  METHOD_NOT_ALLOWED: [405, 'A method other than GET and POST, or a mutation by GET (请求的方法不对)'],
  PERSISTED_QUERY_UNFIT: [
    400,
    'A digest that is no SHA-256, or not that of the document (摘要的写法不对，或不是这个查询的)',
  ],
  PERSISTED_QUERY_NOT_FOUND: [404, 'The digest of a document that the hub does not know (不认识这个摘要)'],
  UNAUTHENTICATED: [401, 'Something that only signed-in editors may ask or do (要先登录)'],
  FORBIDDEN: [403, 'Something that the editor has no role for at that place (没有这个地方的权限)'],
  RATE_LIMITED: [429, 'More requests than one client may send in a minute (一分钟里请求太多)'],
  BAD_FILTER: [
    400,
    'A condition of a list or a download that cannot be met: it says which, and what can be asked (筛选条件不能用)',
  ],
  DOWNLOADS_BUSY: [503, 'More downloads at once than the hub makes (同时下载的人太多)'],
  DRAFT_INVALID: [400, 'A draft that is not of the right shape (稿件的格式不对)'],
  QUOTE_MISMATCH: [400, 'A quote that is not exactly the stretch of text it points at (引文和原文不一字不差)'],
  UNKNOWN_REFERENCE: [400, 'A reference to something that no document defines (提到了没有稿件定义的东西)'],
  STILL_REFERENCED: [409, 'A document that alone defines what others refer to (还有别处提到它)'],
  UNIT_MISMATCH: [409, 'An indicator that other documents count in another unit (同一指标用了另一种单位)'],
  REASON_MISSING: [400, 'A withdrawal without a reason (撤稿没有写原因)'],
  REASON_TOO_LONG: [400, 'A reason of more than 1000 characters (原因太长，最多 1000 字)'],
  REDIRECT_UNFIT: [
    400,
    'A story to read instead that is not published, or the very one that is withdrawn (改看的报道没有发布)',
  ],
  PREVIEWS_BUSY: [503, 'More previews at once than the hub makes (预览的人太多，请过一分钟再试)'],
  PREVIEW_LINK_UNFIT: [400, 'A preview link without a name, or for too long (预览链接要写给谁，有效 1 到 30 天)'],
  TOO_MANY_PREVIEW_LINKS: [
    429,
    'More preview links to one manuscript than there may be: 50 that work, 500 in all (预览链接太多：同时最多 50 个，一共 500 个，请先收回一些)',
  ],
  PREVIEW_LINK_UNKNOWN: [404, 'A preview link that there is none of (没有这个预览链接)'],
  CORRECTION_NEEDS_REASON: [400, 'A published figure changed without a reason (改已发布的数字没有写原因)'],
  NOT_PUBLISHED: [404, 'A document that is not published (这篇没有发布)'],
  MANUSCRIPT_UNKNOWN: [404, 'A manuscript that there is none of (没有这份稿件)'],
  MANUSCRIPT_CONFLICT: [409, 'A change to a manuscript that somebody else changed meanwhile (别人刚改过这份稿件)'],
  MANUSCRIPT_STATE: [409, 'An act for which a manuscript is not in the right state (稿件现在不能这样操作)'],
  MANUSCRIPT_OPEN: [409, 'A second manuscript of a story that somebody works on (已经有人在改这篇报道)'],
  TOO_MANY_MANUSCRIPTS: [
    429,
    'More manuscripts than one person may begin: 200 that are not published, and 200 a day (没发布的稿子已有 200 篇，或一天已新开 200 篇，请先发布或放弃一些)',
  ],
  MANUSCRIPT_ALTERED: [409, 'A manuscript that is not what was approved (稿件和审核通过的不一样)'],
  SCHEDULE_UNFIT: [400, 'A time of publication that is over, or more than a year away (定时发布的时间不合适)'],
  MANUSCRIPT_UNFIT: [400, 'A manuscript that is too large, or not the story that it began as (稿件过长或换了报道)'],
  REMARKS_UNFIT: [400, 'Remarks that say nothing, too much, or of words that are not there (审稿意见不合要求)'],
  REMARK_UNKNOWN: [404, 'A remark that there is none of (没有这条审稿意见)'],
  PASSWORD_UNFIT: [
    400,
    'A password that is too short, too long or easily guessed (密码要有 10 到 200 个字符，也不能太容易猜到)',
  ],
  EMAIL_UNFIT: [400, 'Text that is no e-mail address (邮箱地址写得不对)'],
  EMAIL_TAKEN: [409, 'An e-mail address that another account has (这个邮箱已经有账号)'],
  NAME_UNFIT: [
    400,
    'A name that is empty, too long, or has characters that nobody sees (请填姓名，不超过 60 个字，不要有看不见的字符)',
  ],
  LINK_UNFIT: [400, 'A link that is unknown, used or expired (链接无效、已用过或已过期，请重新要一个)'],
  ACCOUNT_DISABLED: [403, 'An account that an administrator has disabled (账号已停用，请找管理员)'],
  TOO_MANY_ATTEMPTS: [429, 'More wrong passwords than one account may be asked with (试错次数太多，请过一刻钟再试)'],
  TOO_MANY_INVITATIONS: [
    429,
    'More invitations of one administrator than may wait to be taken up: 500 (还有 500 个邀请没人用，请先取消一些)',
  ],
  CODE_USED: [401, 'A one-time code that signed somebody in already (验证码已用过，请用下一个重新登录)'],
  INVITATION_UNKNOWN: [404, 'An invitation that was used, cancelled or never made (没有这个邀请，或者已经用过、取消)'],
  SIGN_IN_UNKNOWN: [404, 'A device that is signed in no more (这台设备已经退出)'],
  UNKNOWN_EDITOR: [404, 'An account that does not exist (没有这个账号)'],
  UNKNOWN_PLACE: [404, 'A place that is not published (没有这个地方)'],
  GRANTS_UNFIT: [400, 'No roles, or more than one invitation may give (请选 1 到 50 项权限)'],
  LAST_ADMINISTRATOR: [409, 'An act that would leave the hub without an administrator (至少要留一位全局管理员)'],
  SHEET_TOO_LARGE: [413, 'A spreadsheet of more bytes or rows than one import takes (表格太大)'],
  SHEET_UNREADABLE: [400, 'A file that is no spreadsheet that the hub reads (文件不是能读的表格)'],
  SHEET_UNMAPPED: [400, 'Columns that are not told, or told by names that the sheet does not have (列的含义没有说清)'],
  SHEET_PROBLEMS: [400, 'A spreadsheet with cells that cannot be published as they are (表格里有不能发布的单元格)'],
  PICTURE_TOO_LARGE: [413, 'A picture of more bytes or pixels than the hub takes (图片太大，最多 20 MB、6400 万像素)'],
  PICTURES_BUSY: [503, 'More pictures at once than the hub works on (同时上传的图片太多，请过一分钟再传)'],
  PICTURE_HEIC: [
    400,
    'A photograph in the form HEIC of iPhones (这是 iPhone 的 HEIC 照片，这里读不了。请在手机的“设置 › 相机 › 格式”里选“兼容性最佳”再拍；已经拍好的，在手机上用“选图片”直接放，或者在电脑上另存为 JPEG)',
  ],
  PICTURE_UNREADABLE: [
    400,
    'A file that is no picture that the hub takes (这个文件不是能用的图片，请存为 JPEG、PNG、WebP、AVIF 或 GIF)',
  ],
  PICTURE_UNKNOWN: [400, 'A picture that nobody handed in for this place (没有为这个地方上传过这张图片)'],
  SLUG_TAKEN: [409, 'A short name that another document has (短名已被别的稿件使用)'],
  ALREADY_STATED: [
    409,
    'A new place, branch or project with a short name that a published one has (已经有同名的地方、支部或项目)',
  ],
  WEBHOOK_UNFIT: [400, 'An address, place or topic that changes cannot be sent for (通知网址不合用)'],
  WEBHOOK_UNKNOWN: [404, 'A webhook that is not registered (没有登记这个通知网址)'],
  WEBHOOK_UNDELIVERED: [502, 'A test message that did not arrive (试发没有送到)'],
  STAGES_UNFIT: [400, 'Stages of review that a place cannot have (这个地方不能设这样的审核环节)'],
  LEDGER_RULE_UNFIT: [400, 'A rule that a ledger cannot have (这个地方不能设这样的台账规则)'],
  LEDGER_ENTRY_UNKNOWN: [404, 'Something that is in no ledger (台账里没有这一项)'],
  RESPONSIBLE_UNFIT: [
    400,
    'Somebody who does not write at the place they should answer for (责任人在这个地方没有角色)',
  ],
  REMINDER_UNKNOWN: [404, 'A reminder that there is none of (没有这条提醒)'],
  REMINDER_UNFIT: [
    400,
    'A reminder or an answer that says nothing, or too much (请写明提醒的事或答复，不超过 1000 个字)',
  ],
  REMINDER_STATE: [409, 'An open reminder that is there already, or an answered one (这件事已经提醒过，或已经答复)'],
  HUB_STARTING: [503, 'The hub was started a moment ago and does not answer yet (数据中心正在启动)'],
  INTERNAL_SERVER_ERROR: [500, 'A fault of the hub, told with the id under which it is logged (数据中心出了故障)'],
} as const satisfies Table

/** Those that only somebody who runs the hub can meet. */
const operatorCodes = {
  FOLDER_NOT_EMPTY: [400, 'A folder to write into that holds files already (文件夹不是空的)'],
  FOLDER_UNFIT: [400, 'A folder that is a file, or that cannot be written (不是文件夹，或不能写入)'],
  PORT_TAKEN: [503, 'A port to listen on that another process listens on (端口被占用)'],
  ADDRESS_UNFIT: [400, 'A host or a port at which this machine lets nobody listen (不能在这个地址或端口上监听)'],
  DATABASE_LOCKED: [503, 'The embedded database is in use by another process (内置数据库正被另一个进程使用)'],
  HUB_NOT_EMPTY: [409, 'A backup is restored into an empty hub only (备份只能恢复到空的数据中心)'],
  HUB_EMPTY: [404, 'A backup of a hub that holds nothing (没有可备份的内容)'],
  BACKUP_UNFIT: [400, 'A file that is no whole backup, or one of another version (不是完整的备份，或版本不对)'],
  FILE_EXISTS: [409, 'A file that would be overwritten (文件已经存在)'],
  DATABASE_UNREACHABLE: [503, 'A PostgreSQL server that is not there or lets nobody in (连不上 PostgreSQL)'],
  DATABASE_UNFIT: [
    503,
    'A PostgreSQL server that is too old, does not store UTF-8 or lets no tables be made (PostgreSQL 版本太旧、不是 UTF-8 或不许建表)',
  ],
} as const satisfies Table

export const codes = { ...requestCodes, ...operatorCodes }
export type Code = keyof typeof codes

/** The codes that a request can meet, as the API gives them. */
export const errorCodes = Object.entries(requestCodes).map(([code, [status, meaning]]) => ({ code, status, meaning }))

/** Where the site explains a code. */
export function explanationOf(code: string, publicUrl: string): string {
  return `${publicUrl}/api/errors/#${code}`
}

/** One of several things that are wrong. */
export interface Detail {
  /** Where: figures[2].evidence */
  at: string
  /** What is wrong, in English and, in brackets at its end, in Chinese. */
  says: string
}

/**
 * An error that its message explains to the user: it names the value, the place and the remedy. Everything else that is
 * thrown is a fault, which is masked and logged.
 */
export class HubError extends GraphQLError {
  override readonly name = 'HubError'
  readonly code: Code
  /** Which input is meant: argument, field, position; empty for all of it. */
  readonly input: readonly string[]
  /** Each thing that is wrong with a document, where that is known. */
  readonly details: readonly Detail[]

  constructor(
    code: Code,
    message: string,
    options: { cause?: unknown; input?: readonly string[]; details?: readonly Detail[] } = {},
  ) {
    const [status] = codes[code]
    super(message, {
      extensions: { code, http: { status } },
      ...(options.cause instanceof Error ? { originalError: options.cause } : {}),
    })
    this.code = code
    this.input = options.input ?? []
    this.details = options.details ?? []
  }
}
