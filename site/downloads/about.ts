/** What a download says of itself, whatever its format. */
import { columns } from './columns.ts'

export interface About {
  /** How many figures it holds. */
  total: number
  /** Its conditions in words, one a line; none where it holds all figures. */
  conditions: readonly string[]
  /** The desk with the same question. */
  url: string
  /** Where the data are explained. */
  guide: string
  /** The moment whose state it shows, ISO 8601. */
  at: string
}

/** Rows of two columns that explain a download to its reader. */
export function notes({ total, conditions, url, guide, at }: About): [string, string][] {
  return [
    ['来源', '繁星：每个数字，都有一句话作证'],
    ['在线查看', url],
    ['条件', conditions.length === 0 ? '全部数字' : conditions.join('；')],
    ['个数', `${total}，全部在此`],
    ['截至', `${at}（UTC）；之后的更正见各行的网址`],
    [
      '怎样读',
      `近10万元是不到10万元，2000余是超过2000：请连“限定”与上下限一起读数值。计划的数不是已实现的数。说明见 ${guide}`,
    ],
    [
      '以引号开头',
      "来源的文字若以 =、+、-、@ 等开头，CSV 在它前面加一个单引号（'），免得表格软件当作公式；读回时去掉即可",
    ],
    ...columns.map(({ name, title, description }): [string, string] => [`${title}（${name}）`, description]),
  ]
}
