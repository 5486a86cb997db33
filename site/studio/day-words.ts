/**
 * A field shows a date in the language of the browser, which may not be its reader’s: what it says stands above it in Chinese,
 * and, while it is empty, in which order it takes year, month and day.
 */
const shown = { date: { dateStyle: 'full' }, 'datetime-local': { dateStyle: 'full', timeStyle: 'short' } } as const
const parts: Readonly<Record<string, string>> = { year: '年', month: '月', day: '日' }

/** Says above the field which day, or moment, it names: 2026年11月26日星期四 08:30 */
export function sayDay(field: HTMLInputElement): void {
  if (field.type !== 'date' && field.type !== 'datetime-local') return
  const said = field.parentElement?.querySelector('[data-day]') ?? document.createElement('span')
  said.setAttribute('data-day', '')
  // As if it were that of Greenwich, where no hour is left out: it is only put into words.
  const format = new Intl.DateTimeFormat('zh-CN', { timeZone: 'UTC', ...shown[field.type] })
  said.textContent = field.value === '' ? orderText(field.type) : format.format(field.valueAsNumber)
  field.before(said)
}

/** What is asked for, in the order in which this browser takes it: 依次填月、日、年 */
function orderText(type: keyof typeof shown): string {
  const order = new Intl.DateTimeFormat().formatToParts().flatMap(({ type }) => parts[type] ?? [])
  return `依次填${[...order, ...(type === 'date' ? [] : ['时', '分'])].join('、')}`
}

for (const field of document.querySelectorAll('input')) sayDay(field)

document.addEventListener('input', ({ target }) => {
  if (target instanceof HTMLInputElement) sayDay(target)
})
