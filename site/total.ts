/** What figures add up to, in words, with all that their sentences leave open. */
import { amountIn } from './meaning.ts'
import { term } from './terms.ts'

type Unit = Parameters<typeof amountIn>[1]

interface Summary {
  sum: number | null
  notAdded: Parameters<typeof term<'SumObstacle'>>[1] | null
  sumBounds: { min: number | null; max: number | null; minInclusive: boolean; maxInclusive: boolean }
}

/** 合计 540万元; 合计超过 500万元; 合计在 500万元到 530万元之间; or why there is no sum. */
export function total(
  { sum, notAdded, sumBounds: { min, max, minInclusive, maxInclusive } }: Summary,
  unit: Unit,
): string {
  if (notAdded !== null) return `不合计：${term('SumObstacle', notAdded)}`
  const amount = (number: number) => amountIn(number, unit)
  if (min !== null && max !== null) {
    return min === max ? `合计${amount(min)}` : `合计在${amount(min)}到${amount(max)}之间`
  }
  if (min !== null) return `合计${minInclusive ? '至少' : '超过'}${amount(min)}`
  if (max !== null) return `合计${maxInclusive ? '至多' : '不到'}${amount(max)}`
  return `照写出的数相加是${sum === null ? '' : amount(sum)}，实际多少原文没有说全`
}
