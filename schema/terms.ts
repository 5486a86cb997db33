/** The closed vocabularies of the hub, each value with the Chinese label that readers see. */
import { registerEnumType } from 'type-graphql'

function vocabulary<T extends string>(
  name: string,
  description: string,
  terms: Record<T, [label: string, description: string]>,
): { values: Record<T, T>; labels: Record<T, string> } {
  const keys = Object.keys(terms) as T[]
  const values = Object.fromEntries(keys.map((key) => [key, key])) as Record<T, T>
  const labels = Object.fromEntries(keys.map((key) => [key, terms[key][0]])) as Record<T, string>
  registerEnumType(values, {
    name,
    description,
    valuesConfig: Object.fromEntries(
      keys.map((key) => [key, { description: `${terms[key][1]} (${terms[key][0]})` }]),
    ) as { [key in T]: { description: string } },
  })
  return { values, labels }
}

const placeLevel = vocabulary('PlaceLevel', 'Where a place stands in the administrative tree (层级)', {
  PROVINCE: ['省', 'A province'],
  CITY: ['市', 'A prefecture-level city'],
  DISTRICT: ['区', 'A district of a city'],
  STREET: ['街道', 'A street office: the lowest level of city government'],
  ZONE: ['片区', 'A group of communities within a street'],
  COMMUNITY: ['村（社区）', 'A village or an urban community'],
})
export const PlaceLevel = placeLevel.values
export type PlaceLevel = keyof typeof PlaceLevel
export const placeLevelLabels = placeLevel.labels

const communityKind = vocabulary('CommunityKind', 'Whether a community is a village or an urban one (村或社区)', {
  VILLAGE: ['村', 'A village, with collective land and economy'],
  URBAN: ['社区', 'An urban residents’ community'],
})
export const CommunityKind = communityKind.values
export type CommunityKind = keyof typeof CommunityKind

const scope = vocabulary('Scope', 'Whether a list takes in the places below (范围)', {
  SELF: ['本级', 'Only the place itself'],
  SUBTREE: ['含下级', 'The place and everything below it'],
})
export const Scope = scope.values
export type Scope = keyof typeof Scope

const starTheme = vocabulary('StarTheme', 'The five stars that a Party branch can be awarded (五星)', {
  STRONG_BRANCH: ['支部过硬星', 'A strong Party branch'],
  THRIVING_INDUSTRY: ['产业兴旺星', 'Thriving industry'],
  ECO_LIVABLE: ['生态宜居星', 'An ecological, liveable environment'],
  SAFE_LAWFUL: ['平安法治星', 'Safety and the rule of law'],
  CIVIL_HAPPY: ['文明幸福星', 'Civility and happiness'],
})
export const StarTheme = starTheme.values
export type StarTheme = keyof typeof StarTheme
export const starThemeLabels = starTheme.labels

const projectKind = vocabulary('ProjectKind', 'What sort of undertaking a project is (项目类别)', {
  BRAND: ['品牌项目', 'A named community brand, such as 联心结'],
  PROGRAMME: ['综合项目', 'A plan with several parts, such as 繁星计划'],
  PRACTICE: ['做法', 'A mechanism or way of working, such as 红黑榜'],
  WORK: ['建设', 'Something built or opened, such as a service centre'],
})
export const ProjectKind = projectKind.values
export type ProjectKind = keyof typeof ProjectKind
export const projectKindLabels = projectKind.labels

const projectStatus = vocabulary('ProjectStatus', 'How far a project is, as its sources say (进展)', {
  PLANNED: ['计划中', 'Announced or about to begin'],
  ONGOING: ['进行中', 'Under way'],
  COMPLETED: ['已完成', 'Finished, opened or handed over'],
})
export const ProjectStatus = projectStatus.values
export type ProjectStatus = keyof typeof ProjectStatus

const topic = vocabulary('Topic', 'The field of life that an indicator belongs to (主题)', {
  COLLECTIVE_ECONOMY: ['集体经济', 'Collective economy and industry'],
  PARTY_BUILDING: ['党建', 'Party building'],
  GOVERNANCE: ['基层治理', 'Community governance'],
  LIVELIHOOD: ['民生', 'People’s livelihood: care, schools, health, services'],
  INFRASTRUCTURE: ['基础设施', 'Roads, water, buildings and utilities'],
  CULTURE: ['文化', 'Culture and neighbourhood life'],
})
export const Topic = topic.values
export type Topic = keyof typeof Topic
export const topicLabels = topic.labels

const qualifier = vocabulary('Qualifier', 'How exactly the sentence states its number (限定)', {
  EXACT: ['未加限定', 'The value as it is stated, without any qualifying word'],
  ABOUT: ['约', 'About the value: 约, 左右'],
  OVER: ['超过', 'More than the value: 余, 多, 超'],
  NEARLY: ['接近', 'Somewhat below the value: 近'],
  AT_LEAST: ['不少于', 'The value or more: 以上, 不低于'],
  UP_TO: ['至多', 'The value or less: 最多, 以内'],
  LESS_THAN: ['不足', 'Below the value: 不满, 不足, 不到'],
  RANGE: ['区间', 'From the value up to a higher one: 5至8万元'],
})
export const Qualifier = qualifier.values
export type Qualifier = keyof typeof Qualifier
export const qualifierLabels = qualifier.labels

const figureStatus = vocabulary('FigureStatus', 'Whether the number is reached or intended (状态)', {
  ACHIEVED: ['已实现', 'Reached when the source was written'],
  ONGOING: ['进行中', 'Counted while the work goes on'],
  PLANNED: ['计划', 'Promised or planned, not reached'],
})
export const FigureStatus = figureStatus.values
export type FigureStatus = keyof typeof FigureStatus
export const figureStatusLabels = figureStatus.labels

const profileType = vocabulary('ProfileType', 'What a profile can be of (档案类别)', {
  PLACE: ['地方', 'A place'],
  BRANCH: ['支部', 'A Party branch'],
  PROJECT: ['项目', 'A project'],
})
export const ProfileType = profileType.values
export type ProfileType = keyof typeof ProfileType

const storyKind = vocabulary('StoryKind', 'Whether a story is a text or a spreadsheet (体裁)', {
  TEXT: ['报道', 'A text'],
  SHEET: ['表格', 'A spreadsheet, or the first part of a long one'],
  SHEET_PART: ['表格续', 'A further part of a long spreadsheet'],
})
export const StoryKind = storyKind.values
export type StoryKind = keyof typeof StoryKind

const sheetFormat = vocabulary('SheetFormat', 'What the bytes of a spreadsheet are (表格格式)', {
  XLSX: ['XLSX', 'A workbook of Office Open XML, without macros'],
  CSV: ['CSV', 'Text with values separated by commas'],
})
export const SheetFormat = sheetFormat.values
export type SheetFormat = keyof typeof SheetFormat

const pictureFormat = vocabulary('PictureFormat', 'How the bytes of a picture are packed (图片格式)', {
  AVIF: ['AVIF', 'The smallest, for browsers of today'],
  WEBP: ['WebP', 'Small, for nearly every browser'],
  JPEG: ['JPEG', 'For everything that shows pictures'],
})
export const PictureFormat = pictureFormat.values
export type PictureFormat = keyof typeof PictureFormat

const citationStyle = vocabulary('CitationStyle', 'The form of a citation (引用格式)', {
  GBT7714: ['GB/T 7714', 'The Chinese national standard GB/T 7714-2025'],
  APA: ['APA', 'American Psychological Association, 7th edition'],
  MARKDOWN: ['Markdown', 'A sentence with a link, in Markdown'],
  BIBTEX: ['BibTeX', 'An entry for BibTeX'],
  CSL_JSON: ['CSL-JSON', 'An item for citation processors'],
})
export const CitationStyle = citationStyle.values
export type CitationStyle = keyof typeof CitationStyle

const figureOrderField = vocabulary('FigureOrderField', 'What figures are ordered by (排序依据)', {
  VALUE: ['数值', 'By value'],
  INDICATOR: ['指标', 'By the pinyin of the indicator’s name'],
  PLACE: ['地点', 'By the place’s path'],
  PUBLISHED: ['发布时间', 'By when the figure’s present state was published'],
})
export const FigureOrderField = figureOrderField.values
export type FigureOrderField = keyof typeof FigureOrderField

const direction = vocabulary('Direction', 'Ascending or descending (顺序)', {
  ASC: ['升序', 'Ascending'],
  DESC: ['降序', 'Descending'],
})
export const Direction = direction.values
export type Direction = keyof typeof Direction

const figureGroup = vocabulary('FigureGroup', 'What a summary of figures is grouped by (分组)', {
  INDICATOR: ['指标', 'One group an indicator'],
  STREET: ['街道', 'One group an indicator and street'],
  COMMUNITY: ['村（社区）', 'One group an indicator and community'],
})
export const FigureGroup = figureGroup.values
export type FigureGroup = keyof typeof FigureGroup

const changeKind = vocabulary('ChangeKind', 'What a publication did to something (变动类别)', {
  PUBLISHED: ['发布', 'Published for the first time, or again after a withdrawal'],
  UPDATED: ['更新', 'A later version of a story, in any of its words or claims'],
  CORRECTED: ['更正', 'A published figure that states something else now'],
  WITHDRAWN: ['撤回', 'Taken away: a story with all its claims, or a figure that its story no longer states'],
  RENAMED: ['更名', 'Called otherwise now'],
  MOVED: ['调整归属', 'Lies in another place now'],
})
export const ChangeKind = changeKind.values
export type ChangeKind = keyof typeof ChangeKind

const changedType = vocabulary('ChangedType', 'What sort of thing a change concerns (所涉类别)', {
  STORY: ['报道', 'A story'],
  FIGURE: ['数字', 'A figure'],
  PLACE: ['地方', 'A place'],
  BRANCH: ['支部', 'A Party branch'],
  PROJECT: ['项目', 'A project'],
  INDICATOR: ['指标', 'An indicator'],
})
export const ChangedType = changedType.values
export type ChangedType = keyof typeof ChangedType

const sumObstacle = vocabulary('SumObstacle', 'Why figures are not added up (不合计的原因)', {
  RATIO: ['比例相加没有意义', 'Shares and rates say nothing when added'],
  REPEATED_SUBJECT: ['同一对象有几个数字，相加会重复', 'Two figures are about the same place, branch or project'],
  NESTED_PLACES: [
    '有的地方在另一个地方之内，相加会重复',
    'One figure is about a place that holds what another is about',
  ],
  MIXED_PERIODS: ['时期不同，相加没有意义', 'They hold for different periods'],
})
export const SumObstacle = sumObstacle.values
export type SumObstacle = keyof typeof SumObstacle

const role = vocabulary('Role', 'What an editor may do at a place and below it (角色)', {
  CONTRIBUTOR: ['写稿', 'Writes drafts'],
  EDITOR: ['初审', 'Writes, and approves in the first stage of review'],
  REVIEWER: ['复审', 'As an editor, and approves in the second stage'],
  PUBLISHER: ['终审', 'As a reviewer, approves in the last stage, publishes and withdraws'],
  ADMINISTRATOR: ['管理', 'Invites people, grants roles and sets the rules; reads and writes no drafts by it'],
})
export const Role = role.values
export type Role = keyof typeof Role
export const roleLabels = role.labels

const manuscriptState = vocabulary(
  'ManuscriptState',
  'How far a manuscript has come on its way to readers (稿件状态)',
  {
    WRITING: ['撰写中', 'Its writers work on it'],
    IN_REVIEW: ['审核中', 'It waits for the decision of one stage of review'],
    RETURNED: ['退回修改', 'A reviewer sent it back, with remarks'],
    APPROVED: ['待发布', 'Every stage approved it'],
    SCHEDULED: ['定时发布', 'It goes out by itself at its time'],
    PUBLISHED: ['已发布', 'Readers see it'],
    WITHDRAWN: ['已撤稿', 'Readers saw it, and do not any more'],
    DISCARDED: ['已废弃', 'Nobody works on it any more'],
  },
)
export const ManuscriptState = manuscriptState.values
export type ManuscriptState = keyof typeof ManuscriptState

const previewRight = vocabulary('PreviewRight', 'What a preview link lets somebody do (预览权限)', {
  VIEW: ['只看', 'Sees the pages'],
  COMMENT: ['可提意见', 'Sees the pages and says what is to be changed'],
  APPROVE: ['可审核通过', 'As well, and approves the stage that it was made for'],
})
export const PreviewRight = previewRight.values
export type PreviewRight = keyof typeof PreviewRight

const publicationState = vocabulary('PublicationState', 'How far a publication is on its way to readers (上线进度)', {
  QUEUED: ['排队中', 'Its pages wait to be made'],
  RENDERING: ['正在生成页面', 'Its pages are being made'],
  LIVE: ['已上线', 'Readers see it'],
  FAILED: ['生成失败', 'Some page cannot be made; it is tried again'],
})
export const PublicationState = publicationState.values
export type PublicationState = keyof typeof PublicationState

const publicationFailure = vocabulary('PublicationFailure', 'Why pages could not be made (失败原因)', {
  STORAGE: ['文件写不进去：磁盘满了，或没有写入的权限', 'A file could not be written'],
  PAGE: ['页面生成时出错', 'A page could not be made of what is published'],
  DATABASE: ['数据库没有应答，或没有记下来', 'What is published could not be read, or what was made not noted'],
})
export const PublicationFailure = publicationFailure.values
export type PublicationFailure = keyof typeof PublicationFailure

const mending = vocabulary('Mending', 'What was changed in a text that somebody pasted (整理)', {
  LINES_JOINED: ['接上断行', 'Lines that were cut within a sentence were joined'],
  MARKS_WIDENED: ['标点改全角', 'Half-width marks beside Chinese were made full-width'],
  SPACES_REMOVED: ['去掉空白', 'Indentation, doubled and invisible spaces were removed'],
  PICTURES_LEFT_OUT: ['略去图片', 'Pictures were left out: they are added with their words and author'],
  TABLES_LEFT_OUT: ['略去表格', 'Tables were left out'],
})
export const Mending = mending.values
export type Mending = keyof typeof Mending

const ledgerType = vocabulary('LedgerType', 'What a place’s ledger holds (台账类别)', {
  PLACE: ['地方', 'A street or community itself'],
  STORY: ['报道', 'A published story'],
  PROJECT: ['项目', 'A project'],
  FIGURE: ['数字', 'A figure'],
  ACHIEVEMENT: ['荣誉', 'An achievement'],
  MANUSCRIPT: ['稿件', 'A draft that is not published yet'],
})
export const LedgerType = ledgerType.values
export type LedgerType = keyof typeof LedgerType
export const ledgerTypeLabels = ledgerType.labels

const ledgerState = vocabulary('LedgerState', 'How far something of a ledger is (事项状态)', {
  PUBLISHED: ['已发布', 'Published; nothing of it is under way'],
  PLANNED: ['计划中', 'Planned or promised'],
  ONGOING: ['进行中', 'Under way'],
  DONE: ['已完成', 'Reached or finished'],
  WRITING: ['撰写中', 'A draft that is written'],
  IN_REVIEW: ['审核中', 'A draft that waits for a reviewer'],
  RETURNED: ['退回修改', 'A draft that was sent back'],
  APPROVED: ['待发布', 'A draft that waits to be published'],
  SCHEDULED: ['定时发布', 'A draft that goes out by itself at its time'],
})
export const LedgerState = ledgerState.values
export type LedgerState = keyof typeof LedgerState
export const ledgerStateLabels = ledgerState.labels

const staleness = vocabulary('Staleness', 'Why something of a ledger needs somebody (待办原因)', {
  NO_NEWS: ['久未更新', 'No news for as many days as its district sets'],
  OVERDUE: ['已到期', 'Planned or under way although its day has passed'],
  UNENDED: ['没有期限', 'A work under way for which nobody set a day'],
  NO_PICTURE: ['没有配图', 'A page without a picture'],
})
export const Staleness = staleness.values
export type Staleness = keyof typeof Staleness
export const stalenessLabels = staleness.labels

const ledgerOrder = vocabulary('LedgerOrder', 'What a ledger is ordered by (台账排序)', {
  DUE: ['期限', 'The earliest day first, what has none last'],
  NEWS: ['最近更新', 'Longest without news first'],
  PLACE: ['地方', 'By the place’s path'],
})
export const LedgerOrder = ledgerOrder.values
export type LedgerOrder = keyof typeof LedgerOrder

const reminderAnswer = vocabulary('ReminderAnswer', 'How a reminder is answered (答复方式)', {
  UPDATE: ['已更新', 'By a publication that brought it up to date'],
  REASON: ['说明原因', 'By the reason why it stays as it is'],
})
export const ReminderAnswer = reminderAnswer.values
export type ReminderAnswer = keyof typeof ReminderAnswer

const digestKind = vocabulary('DigestKind', 'The period that a digest looks back on (通报类别)', {
  WEEKLY: ['周通报', 'The last week from Monday to Sunday'],
  MONTHLY: ['月考核', 'The last calendar month'],
  QUARTERLY: ['季总结', 'The last quarter of a year'],
})
export const DigestKind = digestKind.values
export type DigestKind = keyof typeof DigestKind
export const digestKindLabels = digestKind.labels
