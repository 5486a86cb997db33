/** A figure in one line, as titles of pages, frames and pictures have it. */
import { ownerOf } from './owner.ts'

interface Figure {
  subject: { name: string }
  place: { name: string }
  indicator: { name: string }
  display: string
  period: { label: string } | null
}

/** `刁沟村：村集体年收入 9万元（2022年）`; `edition` is said with the period. */
export function figureTitle(figure: Figure, edition?: string): string {
  const { indicator, display, period } = figure
  const which = [period?.label, edition].filter((part) => part !== undefined)
  return `${ownerOf(figure)}：${indicator.name} ${display}${which.length === 0 ? '' : `（${which.join('，')}）`}`
}
