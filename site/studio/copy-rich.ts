/** Copies words with their manner. Over plain HTTP browsers have no clipboard to write to, but still copy what is selected. */
export async function copyRich(html: string, text: string): Promise<boolean> {
  try {
    const blob = (content: string, type: string) => new Blob([content], { type })
    await navigator.clipboard.write([
      new ClipboardItem({ 'text/html': blob(html, 'text/html'), 'text/plain': blob(text, 'text/plain') }),
    ])
    return true
  } catch {
    return copyByCommand(html, text)
  }
}

/** Deprecated, and all that there is over plain HTTP. */
const commands: { execCommand: (name: 'copy') => boolean } = document

function copyByCommand(html: string, text: string): boolean {
  const fill = (event: ClipboardEvent) => {
    event.preventDefault()
    event.clipboardData?.setData('text/html', html)
    event.clipboardData?.setData('text/plain', text)
  }
  document.addEventListener('copy', fill, { once: true })
  const isDone = commands.execCommand('copy')
  document.removeEventListener('copy', fill)
  return isDone
}
