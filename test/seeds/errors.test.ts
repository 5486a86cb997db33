import { describe, expect, it } from 'vitest'
import { SeedError, type SeedErrorCode } from '../../seeds/seed-error.ts'
import { page, read, spoil } from './miniature.ts'

function errorOf(act: () => unknown): SeedError {
  try {
    act()
  } catch (error) {
    if (error instanceof SeedError) return error
    throw error
  }
  throw new Error('The seed was read without an error')
}

interface Case {
  name: string
  code: SeedErrorCode
  from: string
  to: string
  /** What the message must name. */
  names: string[]
}

const cases: Case[] = [
  {
    name: 'a quote that the page does not have',
    code: 'QUOTE_UNKNOWN',
    from: 'quote: 今年一季度，“暖灯”项目获得',
    to: 'quote: 今年一季度，“暖灯”项目荣获',
    names: ['荣获全市第一名'],
  },
  {
    name: 'a quote that stands twice',
    code: 'QUOTE_AMBIGUOUS',
    from: 'quote: 本报讯',
    to: 'quote: “暖灯”项目',
    names: ['“暖灯”项目', '2 time(s)', 'occurrence: 1 to 2'],
  },
  {
    name: 'an occurrence too many',
    code: 'QUOTE_AMBIGUOUS',
    from: 'quote: 本报讯',
    to: 'quote: 本报讯\n    occurrence: 2',
    names: ['occurrence is 2'],
  },
  {
    name: 'a wrong value',
    code: 'AMOUNT_DIFFERS',
    from: 'value: 50000',
    to: 'value: 5000',
    names: ['近5万元', '50000', '5000.'],
  },
  {
    name: 'a qualifier left out',
    code: 'QUALIFIER_DIFFERS',
    from: '        qualifier: NEARLY\n',
    to: '',
    names: ['NEARLY', 'EXACT'],
  },
  {
    name: 'a display that is not in the quote',
    code: 'DISPLAY_NOT_QUOTED',
    from: 'display: 3条',
    to: 'display: 4条',
    names: ['4条', '打通3条道路'],
  },
  {
    name: 'a display without its 近',
    code: 'DISPLAY_NOT_QUOTED',
    from: 'display: 近5万元',
    to: 'display: 5万元',
    names: ['only part'],
  },
  {
    name: 'an unreadable display',
    code: 'AMOUNT_UNREADABLE',
    from: 'display: 3条',
    to: 'display: 道路',
    names: ['道路'],
  },
  {
    name: 'a figure in another unit',
    code: 'UNIT_DIFFERS',
    from: 'indicator: roads-opened',
    to: 'indicator: lifts-completed',
    names: ['条', '部'],
  },
  {
    name: 'an unknown indicator',
    code: 'INDICATOR_UNKNOWN',
    from: 'indicator: roads-opened',
    to: 'indicator: roads',
    names: ['roads'],
  },
  {
    name: 'an unknown subject',
    code: 'SUBJECT_UNKNOWN',
    from: 'about: [project nuan-deng]',
    to: 'about: [project nuan-de]',
    names: ['project nuan-de'],
  },
  {
    name: 'a project in an unknown place',
    code: 'SUBJECT_UNKNOWN',
    from: 'place: zhongyuan/donghu/xiyuan',
    to: 'place: zhongyuan/donghu/xi',
    names: ['zhongyuan/donghu/xi'],
  },
  {
    name: 'a place below an unknown one',
    code: 'SUBJECT_UNKNOWN',
    from: 'zhongyuan/donghu/xiyuan: {',
    to: 'zhongyuan/xihu/xiyuan: {',
    names: ['zhongyuan/xihu'],
  },
  {
    name: 'a mention of a branch',
    code: 'SUBJECT_UNKNOWN',
    from: 'about: [project nuan-deng]',
    to: 'about: [branch xiyuan]',
    names: ['branch xiyuan'],
  },
  {
    name: 'an invented word',
    code: 'TEXT_DIFFERS',
    from: '打通3条道路。今年',
    to: '打通了3条道路。今年',
    names: ['▸了3条', '▸3条道', 'at character 51'],
  },
  {
    name: 'a word left out',
    code: 'TEXT_DIFFERS',
    from: '，打通3条道路。今年',
    to: '。今年',
    names: ['▸。今年', '▸,打通'],
  },
  {
    name: 'a space typed between two words',
    code: 'TEXT_DIFFERS',
    from: '投入近5万元，打通3条道路。今年',
    to: '投入 近5万元，打通3条道路。今年',
    names: ['▸␣近5'],
  },
  { name: 'another byline', code: 'TEXT_DIFFERS', from: '记者 某某', to: '记者 某人', names: ['某▸人', '某▸某'] },
  {
    name: 'another headline',
    code: 'TEXT_DIFFERS',
    from: 'kicker: 共绘新图景',
    to: 'kicker: 共绘新图',
    names: ['共绘新图▸', '共绘新图▸景'],
  },
  {
    name: 'another title',
    code: 'SECTION_UNKNOWN',
    from: 'title: 办好身边小事',
    to: 'title: 办好大事',
    names: ['东湖街道 办好大事', '东湖街道 办好身边小事'],
  },
  { name: 'Markdown in the body', code: 'BODY_SHAPE', from: '    本报讯', to: '    # 本报讯', names: ['"#"'] },
  {
    name: 'half-width punctuation in the body',
    code: 'BODY_SHAPE',
    from: '近5万元，打通3条道路。今',
    to: '近5万元,打通3条道路。今',
    names: ['","'],
  },
  {
    name: 'words that nobody read',
    code: 'TEXT_UNREAD',
    from: '  - quote: 本报讯\n    nothing: the newspaper’s dateline\n',
    to: '',
    names: ['本报讯'],
  },
  {
    name: 'an entry without a statement',
    code: 'NOTHING_STATED',
    from: '    nothing: the newspaper’s dateline\n',
    to: '',
    names: ['本报讯', 'states nothing'],
  },
  {
    name: 'a statement beside nothing',
    code: 'NOTHING_STATED',
    from: 'nothing: the newspaper’s dateline',
    to: 'nothing: dateline\n    about: [project nuan-deng]',
    names: ['本报讯'],
  },
  {
    name: 'a period in other words',
    code: 'PERIOD_NOT_QUOTED',
    from: 'period: 今年一季度',
    to: 'period: 2023年一季度',
    names: ['2023年一季度', '今年一季度'],
  },
  {
    name: 'a key used twice',
    code: 'STATED_TWICE',
    from: 'key: nuan-deng-dao-lu',
    to: 'key: nuan-deng-tou-ru',
    names: ['nuan-deng-tou-ru'],
  },
  {
    name: 'a project stated twice',
    code: 'STATED_TWICE',
    from: '    about: [project nuan-deng]',
    to: '    projects: { nuan-deng: { name: 暖灯, kind: BRAND, status: ONGOING, place: zhongyuan, summary: 暖灯 } }',
    names: ['nuan-deng'],
  },
  { name: 'an unknown field', code: 'SEED_SHAPE', from: 'rank: 第一名', to: 'ranking: 第一名', names: ['ranking'] },
  { name: 'a word outside a vocabulary', code: 'SEED_SHAPE', from: 'kind: BRAND', to: 'kind: SLOGAN', names: ['kind'] },
  {
    name: 'a file that is not YAML',
    code: 'SEED_SHAPE',
    from: 'about: [project nuan-deng]',
    to: 'about: [project nuan-deng',
    names: ['Not YAML'],
  },
]

describe('a seed that does not say what its page says', () => {
  it('is read without an error as long as it does', () => {
    expect(read().projects.map(({ name }) => name)).toEqual(['暖灯'])
  })

  it.each(cases)('$name is $code', ({ code, from, to, names }) => {
    const error = errorOf(() => read(spoil(from, to)))
    expect(error.code).toBe(code)
    expect(error.file).toBe('1-donghu.yaml')
    for (const name of names) expect(error.message).toContain(name)
    expect(error.message).toContain(error.remedy)
  })

  it('names the line', () => {
    const seed = spoil('value: 50000', 'value: 5')
    const line = seed.split('\n').findIndex((text) => text.includes('key: nuan-deng-tou-ru')) + 1
    expect(errorOf(() => read(seed)).place).toBe(`line ${line}`)
  })

  it('takes an occurrence where a quote stands twice', () => {
    const seed = spoil(
      '  - quote: 本报讯',
      '  - { quote: “暖灯”项目, occurrence: 2, about: [project nuan-deng] }\n  - quote: 本报讯',
    )
    const { mentions, story } = read(seed)
    expect(mentions[0]?.evidence.start).toBe(Array.from(story.body).lastIndexOf('暖') - 1)
  })

  it('needs a page with one headline and stories', () => {
    expect(errorOf(() => read(undefined, page.replace('# 共绘新图景', '共绘新图景'))).code).toBe('PAGE_SHAPE')
    expect(errorOf(() => read(undefined, '# 共绘新图景\n')).code).toBe('PAGE_SHAPE')
  })
})
