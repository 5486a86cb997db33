/** What is wrong with a field, in Chinese: the browser would say it in its own language, which may not be its reader’s. */

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

document.addEventListener(
  'invalid',
  ({ target }) => {
    if (!isField(target)) return
    // Words of before, if there are any, would count as a fault themselves.
    target.setCustomValidity('')
    target.setCustomValidity(fieldText(target))
  },
  { capture: true },
)

for (const kind of ['input', 'change']) {
  document.addEventListener(kind, ({ target }) => {
    if (!isField(target)) return
    // An answer to a question of several choices mends all of them.
    for (const field of target.form?.elements ?? [target]) if (isField(field)) field.setCustomValidity('')
  })
}

function isField(target: unknown): target is Field {
  return (
    target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement
  )
}

function fieldText(field: Field): string {
  const { validity } = field
  if (validity.valid) return ''
  if (validity.valueMissing) return missingText(field)
  if (field instanceof HTMLSelectElement) return '请另选一项。'
  if (validity.tooShort) return `太短了：至少 ${field.minLength} 个字符，现在只有 ${field.value.length} 个。`
  if (validity.tooLong) return `太长了：最多 ${field.maxLength} 个字符，现在有 ${field.value.length} 个。`
  return field instanceof HTMLInputElement ? inputText(field) : '请检查这一项。'
}

function missingText(field: Field): string {
  if (field instanceof HTMLSelectElement || field.type === 'radio') return '请选一项。'
  return field.type === 'date' || field.type === 'datetime-local' ? '请选日期。' : '请填写这一项。'
}

function inputText({ type, min, max, validity }: HTMLInputElement): string {
  if (type === 'email') return '邮箱地址写得不对，应该像 zhang@example.org 这样。'
  if (type === 'datetime-local' && validity.rangeUnderflow) return '这个时间已经过了，请选晚一些的；不填就是现在。'
  if (type === 'date' || type === 'datetime-local') return '日期没有填全，请年、月、日都选好。'
  if (validity.rangeUnderflow || validity.rangeOverflow) return `请填 ${min} 到 ${max} 之间的数。`
  return type === 'number' ? '请填整数，例如 30。' : '请检查这一项。'
}
