/** A figure in one line, as titles of pages, frames and pictures have it. */

interface Figure {
  subject: { name: string }
  indicator: { name: string }
  display: string
  period: { label: string } | null
}

/** `刁沟村：村集体年收入 9万元（2022年）`; `edition` is said with the period. */
export function figureTitle({ subject, indicator, display, period }: Figure, edition?: string): string {
  const which = [period?.label, edition].filter((part) => part !== undefined)
  return `${subject.name}：${indicator.name} ${display}${which.length === 0 ? '' : `（${which.join('，')}）`}`
}
