/** A story whose every word tries to be something else: markup, a script, a formula, an entry of a bibliography. */
import type { DraftInput } from '../../schema/draft.ts'
import { plainText } from '../../server/publish/plain-text.ts'
import { evidence, money } from './small-draft.ts'

/** The name of an element that no page of ours has, and of an attribute of it. */
export const ELEMENT = 'x-evil'
export const ATTRIBUTE = 'onx'
const MARKUP = `"'><${ELEMENT} ${ATTRIBUTE}=1></script></title></style><!--]]>&lt;`

/** Words that begin like a formula and end like markup; at most a hundred characters or so. */
export function hostile(words: string): string {
  return `=1+1|${words}${MARKUP}{{7*7}}\${7*7}%0d%0a},@misc{x,`
}

/** A paragraph that reads, without its Markdown, as the words given. */
function written(words: string): string {
  return words.replace(/[\\`*_{}[\]<>#|&~$^!()+.-]/g, '\\$&')
}

const figureQuote = `${hostile('桐树王村收入')}240万元`
const honourQuote = `${hostile('荣誉')}第一名`
const body = [
  written(figureQuote),
  written(honourQuote),
  `<${ELEMENT} ${ATTRIBUTE}="1">块</${ELEMENT}><script>${ELEMENT}()</script>`,
  `[链接](javascript:${ELEMENT}) ![图](https://evil.example/a.png) <a href="data:text/html,${ELEMENT}">看</a>`,
  '<style>body{display:none}</style><iframe src="https://evil.example"></iframe><svg onload="1"><set/></svg>',
].join('\n\n')
const text = plainText(body)

export const hostileDraft: DraftInput = {
  story: {
    slug: 'hostile',
    title: hostile('标题'),
    kicker: hostile('肩题'),
    byline: `记者 ${hostile('鲁燕')}`,
    publication: hostile('报纸'),
    publishedOn: '2026-01-02',
    place: 'liuhu',
    body,
  },
  places: [
    { path: 'henan', name: hostile('河南省'), level: 'PROVINCE', parent: null },
    { path: 'zhengzhou', name: hostile('郑州市'), level: 'CITY', parent: 'henan' },
    { path: 'zhongyuan', name: hostile('中原区'), level: 'DISTRICT', summary: hostile('简介'), parent: 'zhengzhou' },
    { path: 'liuhu', name: hostile('柳湖街道'), level: 'STREET', summary: hostile('简介'), parent: 'zhongyuan' },
    { path: 'liuhu/wang', name: hostile('王村'), level: 'COMMUNITY', kind: 'VILLAGE', parent: 'liuhu' },
  ],
  branches: [{ slug: 'wang', name: hostile('党支部'), place: 'liuhu/wang' }],
  projects: [
    {
      slug: 'hostile-project',
      name: hostile('项目'),
      kind: 'BRAND',
      status: 'ONGOING',
      place: 'liuhu/wang',
      summary: hostile('简介'),
    },
  ],
  indicators: [
    {
      slug: 'hostile-indicator',
      name: hostile('指标'),
      topic: 'COLLECTIVE_ECONOMY',
      definition: hostile('定义'),
      unit: { ...money, code: `{${hostile('元').slice(0, 30)}}`, symbol: '元', name: hostile('元') },
    },
  ],
  figures: [
    {
      key: 'income',
      subject: { place: 'liuhu/wang' },
      indicator: 'hostile-indicator',
      value: 2_400_000,
      display: figureQuote.slice(figureQuote.indexOf('桐树王村收入')),
      period: { label: hostile('去年'), start: '2025-01-01', end: '2025-12-31' },
      evidence: evidence(figureQuote, text),
    },
    {
      key: 'project',
      subject: { project: 'hostile-project' },
      indicator: 'hostile-indicator',
      value: 2_400_000,
      display: '240万元',
      status: 'PLANNED',
      evidence: evidence(figureQuote, text),
    },
  ],
  achievements: [
    {
      key: 'honour',
      subject: { branch: 'wang' },
      title: hostile('荣誉'),
      rank: hostile('名次'),
      awardedBy: hostile('省里'),
      evidence: evidence(honourQuote, text),
    },
  ],
  stars: [{ key: 'star', branch: 'wang', count: 5, evidence: evidence(honourQuote, text) }],
  mentions: [{ subject: { project: 'hostile-project' }, evidence: evidence(honourQuote, text) }],
}
