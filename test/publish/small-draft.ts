/** A small draft of one street with a community, a branch, a project and claims, for tests to vary. */
import type { DraftInput } from '../../schema/draft.ts'

const body =
  '柳湖街道有桐树王村。\n\n桐树王村集体年收入**240万元**，获全市第一名。桐树王村党支部获评五星支部，联心结项目服务近2000人。'
const text =
  '柳湖街道有桐树王村。\n桐树王村集体年收入240万元，获全市第一名。桐树王村党支部获评五星支部，联心结项目服务近2000人。'

/** Where words stand in the small draft's text. */
export function evidence(quote: string, within = text) {
  const at = within.indexOf(quote)
  if (at < 0) throw new Error(`${quote} is not in the text`)
  const start = [...within.slice(0, at)].length
  return { quote, start, end: start + [...quote].length }
}

export const money = { code: 'CNY', symbol: '元', name: '人民币' }
const people = { code: '{人}', symbol: '人', name: '人' }

/** A draft of a text with all its lists. */
export type WholeDraft = {
  [Part in Exclude<keyof DraftInput, 'sheet' | 'profile' | 'pictures'>]-?: NonNullable<DraftInput[Part]>
} & Pick<DraftInput, 'pictures'>

/** A complete draft; what is given takes the place of its parts. */
export function smallDraft(parts: Partial<WholeDraft> & { slug?: string } = {}): WholeDraft {
  const { slug = 'xiao-bao-dao', ...others } = parts
  return {
    story: { slug, title: '桐树王村的一年', byline: '记者 鲁燕', place: 'liuhu', body },
    places: [
      { path: 'henan', name: '河南省', level: 'PROVINCE', parent: null },
      { path: 'zhengzhou', name: '郑州市', level: 'CITY', parent: 'henan' },
      { path: 'zhongyuan', name: '中原区', level: 'DISTRICT', parent: 'zhengzhou' },
      { path: 'liuhu', name: '柳湖街道', level: 'STREET', parent: 'zhongyuan' },
      { path: 'liuhu/tongshuwang', name: '桐树王村', level: 'COMMUNITY', kind: 'VILLAGE', parent: 'liuhu' },
    ],
    branches: [{ slug: 'tongshuwang', name: '桐树王村党支部', place: 'liuhu/tongshuwang' }],
    projects: [
      {
        slug: 'lian-xin-jie',
        name: '联心结',
        kind: 'BRAND',
        status: 'ONGOING',
        place: 'liuhu/tongshuwang',
        summary: '服务群众。',
      },
    ],
    indicators: [
      { slug: 'income', name: '集体年收入', topic: 'COLLECTIVE_ECONOMY', unit: money },
      { slug: 'served', name: '服务人数', topic: 'LIVELIHOOD', unit: people },
    ],
    figures: [
      {
        key: 'income',
        subject: { place: 'liuhu/tongshuwang' },
        indicator: 'income',
        value: 2_400_000,
        display: '240万元',
        evidence: evidence('桐树王村集体年收入240万元，获全市第一名。'),
      },
      {
        key: 'served',
        subject: { project: 'lian-xin-jie' },
        indicator: 'served',
        value: 2000,
        display: '近2000人',
        qualifier: 'NEARLY',
        evidence: evidence('联心结项目服务近2000人'),
      },
    ],
    achievements: [
      {
        key: 'first',
        subject: { branch: 'tongshuwang' },
        title: '全市第一名',
        rank: '第一名',
        evidence: evidence('获全市第一名'),
      },
    ],
    stars: [{ key: 'five', branch: 'tongshuwang', count: 5, evidence: evidence('桐树王村党支部获评五星支部') }],
    mentions: [
      { subject: { place: 'liuhu' }, evidence: evidence('柳湖街道有桐树王村。') },
      { subject: { project: 'lian-xin-jie' }, evidence: evidence('联心结项目服务近2000人') },
    ],
    ...others,
  }
}

/** The small draft with its first figure changed. */
export function withFigure(changes: Partial<WholeDraft['figures'][number]>): WholeDraft {
  const draft = smallDraft()
  return { ...draft, figures: draft.figures.map((figure, index) => (index === 0 ? { ...figure, ...changes } : figure)) }
}
