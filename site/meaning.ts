/** What a figure's sentence really says of the number, in words: 近10万元 is 不到10万元. */

interface Figure {
  value: number
  qualifier: string
  bounds: { min: number | null; max: number | null; minInclusive: boolean; maxInclusive: boolean }
  indicator: { unit: { code: string; symbol: string; name: string } }
}

/** A sentence in Chinese, such as 不到10万元，但已接近；差多少，原文没有说。 */
export function meaning(figure: Figure): string {
  const { bounds, qualifier, indicator, value } = figure
  const amount = (number: number) => amountIn(number, indicator.unit)
  if (qualifier === 'ABOUT') return `大约${amount(value)}，原文没有说上下各差多少。`
  if (bounds.min !== null && bounds.max !== null) {
    if (bounds.min === bounds.max) return `即${amount(bounds.min)}${inFull(bounds.min, indicator.unit)}。`
    return `在${amount(bounds.min)}到${amount(bounds.max)}之间。`
  }
  if (bounds.max !== null) {
    if (bounds.maxInclusive) return `至多${amount(bounds.max)}。`
    const near = qualifier === 'NEARLY' ? '但已接近；差多少' : '少多少'
    return `不到${amount(bounds.max)}，${near}，原文没有说。`
  }
  if (bounds.min !== null) {
    return bounds.minInclusive ? `至少${amount(bounds.min)}。` : `超过${amount(bounds.min)}；超过多少，原文没有说。`
  }
  return `${amount(value)}。`
}

/** A number that is written with 万 or 亿 is written out as well. */
function inFull(number: number, unit: { name: string }): string {
  return Math.abs(number) >= 1e4 ? `（${number.toLocaleString('en-US')}${unit.name}）` : ''
}

/** `100000`, 元 → 10万元; `30000`, 平方米 → 3万平方米; `100`, % → 100%. */
export function amountIn(number: number, unit: { code: string; symbol: string; name: string }): string {
  if (unit.code === '1') return number === 0.5 ? '一半' : `${trimmed(number * 100)}%`
  const word = unit.code === '%' ? '%' : unit.name
  if (Math.abs(number) >= 1e8) return `${trimmed(number / 1e8)}亿${word}`
  if (Math.abs(number) >= 1e4) return `${trimmed(number / 1e4)}万${word}`
  return `${trimmed(number)}${word}`
}

function trimmed(number: number): string {
  return String(Number(number.toFixed(4)))
}
