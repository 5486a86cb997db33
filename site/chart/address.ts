/** Where the chart of an indicator lies: `/indicators/income/` → `/indicators/income/chart.svg`, or `.png`. */
export function chartOf(indicator: string, form: 'svg' | 'png' = 'svg'): string {
  return `${indicator}chart.${form}`
}
