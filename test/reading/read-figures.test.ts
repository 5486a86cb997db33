import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readSeeds } from '../../seeds/read.ts'
import { readFigures } from '../../server/reading/read-figures.ts'

/** What is read, in short: '近10万元 100000 元 NEARLY'. */
function told(text: string): string[] {
  return readFigures(text).map(({ quote, value, valueMax, unit, qualifier }) =>
    [quote, value, valueMax, unit, qualifier === 'EXACT' ? null : qualifier].filter((part) => part !== null).join(' '),
  )
}

test.each([
  ['集体年收入达240万元', ['240万元 2400000 元']],
  ['总投资1.2亿元，其中两万三千元自筹', ['1.2亿元 120000000 元', '两万三千元 23000 元']],
  ['占地41,280平方米', ['41,280平方米 41280 平方米']],
  ['共１２０户', ['１２０户 120 户']],
  ['覆盖率百分之九十五，合格率95%', ['百分之九十五 95 %', '95% 95 %']],
  ['三分之二的党员、近半数的支部、八成商户', ['三分之二 0.667 比例', '近半数 0.5 比例 NEARLY', '八成 0.8 比例']],
  ['打造2000余平方米', ['2000余平方米 2000 平方米 OVER']],
  ['投入近10万元', ['近10万元 100000 元 NEARLY']],
  ['约30人、50人左右', ['约30人 30 人 ABOUT', '50人左右 50 人 ABOUT']],
  ['不低于80分，5家以上', ['不低于80分 80 分 AT_LEAST', '5家以上 5 家 AT_LEAST']],
  ['最多3次，5.5%以内', ['最多3次 3 次 UP_TO', '5.5%以内 5.5 % UP_TO']],
  ['不满3年，不到5分钟', ['不满3年 3 年 LESS_THAN', '不到5分钟 5 分钟 LESS_THAN']],
  ['每户补助5至8万元', ['5至8万元 50000 80000 元 RANGE']],
  ['从80万元增加到240万元', ['80万元 800000 元', '240万元 2400000 元']],
  ['由5元到8元', ['5元 5 元', '8元 8 元']],
  ['每亩每年800元，租金12元/平方米', ['800元 800 元', '12元/平方米 12 元/平方米']],
  ['收入翻一番，同比增长12.5%，提高2个百分点', ['翻一番 1 番', '12.5% 12.5 %', '2个百分点 2 个百分点']],
  ['东村、西村、北村各30户', ['30户 30 户', '30户 30 户', '30户 30 户']],
  ['分别提高6.3、9.1和14.8个百分点', ['6.3 6.3 个百分点', '9.1 9.1 个百分点', '14.8个百分点 14.8 个百分点']],
  ['两三百斤，五千二三百斤', ['两三百斤 200 300 斤 RANGE', '五千二三百斤 5200 5300 斤 RANGE']],
  ['一年半、两个半小时、半小时', ['一年半 1.5 年', '两个半小时 2.5 小时', '半小时 0.5 小时']],
  ['气温零下9度', ['零下9度 -9 度']],
  ['80块一位，五块一朵，绳5米一捆', ['80块 80 元', '五块 5 元', '5米 5 米']],
  ['身高1米75，油价7块25，两块二三', ['1米75 1.75 米', '7块25 7.25 元', '两块二三 2.2 2.3 元 RANGE']],
  ['宽3米15棵树，2元/米5根', ['3米 3 米', '15棵 15 棵', '2元/米 2 元/米', '5根 5 根']],
  ['素菜2元起\n👵优惠价，两箱起送', ['2元起 2 元 AT_LEAST', '两箱起 2 箱 AT_LEAST']],
  ['最高可获财政补贴24万元，最多充8小时', ['最高可获财政补贴24万元 240000 元 UP_TO', '最多充8小时 8 小时 UP_TO']],
  ['余额还有3万。积分余额还有3万。', ['3万 30000 元', '3万 30000 ']],
  ['营收1.8个亿，投资三个亿，3个亿元村', ['1.8个亿 180000000 元', '三个亿 300000000 元', '3个 3 个']],
  ['腊肉68一斤，满200包邮，覆盖率90%+', ['68 68 元', '90%+ 90 % OVER']],
  ['30枚一盒，20分钟一班，每千名老人38张', ['30枚 30 枚', '20分钟 20 分钟', '38张 38 张']],
  ['净落一万出头，投资20万，', ['一万出头 10000 元 OVER', '20万 200000 元']],
  ['投入资金300万元，惠及群众12.5万。', ['300万元 3000000 元', '12.5万 125000 ']],
  ['收入20万元，成本12万，评论3万。', ['20万元 200000 元', '12万 120000 元', '3万 30000 ']],
  ['收支表（单位：万元）\n| 1 | 物业出租 | 86.4 |', ['86.4 864000 元']],
  ['共3万\n余平方\n米', ['3万\n余平方\n米 30000 平方米 OVER']],
])('%s', (text, figures) => {
  expect(told(text)).toEqual(figures)
})

test.each([
  '2023年5月3日上午9点30分，第三届“五四”表彰在三王庄村举行',
  '电话0371-67889900，或拨12345热线，文号宁财农〔2023〕41号',
  '获得一等奖，排名第二，82岁的张三住在17号院六楼',
  '“一核三治五联”“5+X”“三会一课”，打造15分钟生活圈',
  '一心一意、千方百计、四面八方、三三两两',
  '依据《条例》第十二条第三款，二砂文创园、五里堡社区',
])('no figure: %s', (text) => {
  expect(told(text)).toEqual([])
})

test('planned is told from reached', () => {
  const [done, planned] = readFigures('目前已有3部电梯顺利竣工，年底前还将会有38部电梯全部投入使用。')
  expect(done).toMatchObject({ value: 3, status: 'ACHIEVED' })
  expect(planned).toMatchObject({ value: 38, status: 'PLANNED', period: '年底前' })
})

test('a plan ends with its part of the enumeration, and what it changes holds already', () => {
  const statuses = (text: string) => readFigures(text).map(({ status }) => status)
  expect(statuses('拟建8处；惠及6730户。')).toEqual(['PLANNED', 'ACHIEVED'])
  expect(statuses('改造后漏损率将由17.3%降到8%以内。')).toEqual(['ACHIEVED', 'PLANNED'])
  expect(statuses('完工后可灌溉农田5.2万亩。')).toEqual(['PLANNED'])
})

test('the last name before a figure is its subject, and of a list each member', () => {
  const known = [{ kind: 'PLACE' as const, key: 'lianhu/zhiliu', name: '址刘村' }]
  const [income] = readFigures('比如，址刘村整合村集体商业，集体年收入达240万元。', known)
  expect(income).toMatchObject({ subject: '址刘村', indicator: '集体年收入' })
  expect(readFigures('东村、西村各30户').map(({ subject }) => subject)).toEqual(['东村', '西村'])
})

test('a manner, a programme or a kind of place is no subject, nor is a name of another paragraph', () => {
  const subjects = (text: string) => readFigures(text).map(({ subject }) => subject)
  expect(subjects('“一站式”服务办理事项1200件。')).toEqual([null])
  expect(subjects('“三官一律”进社区，调解纠纷30起。')).toEqual([null])
  expect(subjects('农村厕所改造300户。')).toEqual([null])
  expect(subjects('“暖灯”志愿服务队走访80户。')).toEqual(['暖灯'])
  expect(subjects('柳湖街道硬化道路3公里。\n全区投入资金500万元。')).toEqual(['柳湖街道', null])
})

test('an indicator is the words that name the measure, without those that lead over to the number', () => {
  const indicators = (text: string) => readFigures(text).map(({ indicator }) => indicator)
  expect(indicators('投资320万元新建1200平方米广场')).toEqual(['投资', '新建'])
  expect(indicators('人均纯收入由2019年的1.2万元提高')).toEqual([null])
  expect(indicators('满意度由85%升至98%')).toEqual(['满意度', null])
  expect(indicators('气温下降6℃左右')).toEqual(['气温下降'])
  expect(indicators('60岁以上老人每餐收5元，年产值可达3000万元')).toEqual(['老人每餐收', '年产值'])
})

test('the figures of the newspaper page are found, each with the value that the seeds state', async () => {
  const page = await readFile(join(import.meta.dirname, '../../seeds/newspaper-page.txt'), 'utf8')
  const figures = readFigures(page)
  const seeds = (await readSeeds()).flatMap((draft) => draft.figures)
  const missed = seeds.filter(
    ({ value, qualifier, evidence }) =>
      !figures.some(
        (one) =>
          one.value === value &&
          one.qualifier === (qualifier ?? 'EXACT') &&
          one.start >= (evidence.original?.start ?? 0) &&
          one.end <= (evidence.original?.end ?? 0),
      ),
  )
  // 唯一, 四大中心 and 六色片区 state numbers that only a person reads as such.
  expect(missed.map(({ display }) => display)).toEqual(['唯一', '四大中心', '六色片区'])
  expect(figures.length).toBe(seeds.length - missed.length)
})

test('a quote is its stretch of the text, in code points, in order and inside the text', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fragment, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), { maxLength: 30 }),
      (parts) => {
        const text = parts.join('')
        const points = Array.from(text)
        for (const { quote, start, end, value, confidence } of readFigures(text)) {
          expect(points.slice(start, end).join('')).toBe(quote)
          expect(quote.length).toBeGreaterThan(0)
          expect(Number.isFinite(value)).toBe(true)
          expect(confidence).toBeGreaterThan(0)
          expect(confidence).toBeLessThanOrEqual(1)
        }
      },
    ),
    { numRuns: 2000 },
  )
})

test('where lines break inside a sentence changes no value', () => {
  const sentences = [
    '去年全镇新建道路26条，投入近240万元，惠及1.2万余人。',
    '共有二百一十六户、三千多人，户均增收5至8万元。',
  ]
  fc.assert(
    fc.property(fc.constantFrom(...sentences), fc.integer({ min: 8, max: 30 }), (sentence, width) => {
      const text = sentence.repeat(4)
      const broken = Array.from(text)
        .map((point, at) => (at > 0 && at % width === 0 ? `\n${point}` : point))
        .join('')
      const values = (of: string) =>
        readFigures(of).map(({ value, unit, qualifier }) => `${value} ${unit} ${qualifier}`)
      expect(values(broken)).toEqual(values(text))
    }),
  )
})

/** Pieces of the kind that a pattern could stumble over. */
const fragment = fc
  .tuple(
    fc.constantFrom(
      '1',
      '一',
      '一二三',
      '万亿',
      '1,',
      '（',
      '“',
      '”',
      '《',
      '户',
      '30户',
      '第',
      '年',
      '、',
      '各',
      '近',
      '.',
      '半',
      '分之',
      '多',
      '余',
      '\n',
      ' ',
      '元/',
      '-',
      '至',
      '%',
      '𠮷',
      '成',
    ),
    fc.integer({ min: 1, max: 40 }),
  )
  .map(([piece, times]) => piece.repeat(times))
