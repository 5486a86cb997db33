/** A field shows a date in the language of the browser, which may not be its reader’s: what it says stands above it in Chinese. */
const shown = { date: { dateStyle: 'full' }, 'datetime-local': { dateStyle: 'full', timeStyle: 'short' } } as const

/** Says above the field which day, or moment, it names: 2026年11月26日星期四 08:30 */
export function sayDay(field: HTMLInputElement): void {
  if (field.type !== 'date' && field.type !== 'datetime-local') return
  const said = field.parentElement?.querySelector('[data-day]') ?? document.createElement('span')
  said.setAttribute('data-day', '')
  // As if it were that of Greenwich, where no hour is left out: it is only put into words.
  const format = new Intl.DateTimeFormat('zh-CN', { timeZone: 'UTC', ...shown[field.type] })
  said.textContent = field.value === '' ? '' : format.format(field.valueAsNumber)
  field.before(said)
}

document.addEventListener('input', ({ target }) => {
  if (target instanceof HTMLInputElement) sayDay(target)
})
