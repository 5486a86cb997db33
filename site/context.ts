/** How much of a paragraph is shown around a passage: whole sentences, as many as fit. */

const sentence = /[^。！？；…]*[。！？；…]*[”’」』）]*/gu

/** The last sentences of `text`, with at most `limit` characters, an ellipsis before them where something is left out. */
export function ending(text: string, limit: number): string {
  const kept: string[] = []
  let length = 0
  for (const part of sentences(text).reverse()) {
    length += [...part].length
    if (length > limit) break
    kept.unshift(part)
  }
  const shown = kept.join('')
  if (shown === text) return text
  return shown === '' ? `……${[...text].slice(-limit).join('')}` : `……${shown}`
}

/**
 * What leads into the words that follow `text`: the beginning of the sentence that they go on with, at most `limit`
 * characters of it. Nothing where they begin a sentence of their own; a dateline set off by a space begins none.
 */
export function leadIn(text: string, limit: number): string {
  const last = sentences(text).at(-1) ?? ''
  return /[。！？；…][”’」』）]*$|\s$/u.test(last) ? '' : ending(last, limit)
}

/** The first sentences of `text`, with at most `limit` characters, an ellipsis behind them where something is left out. */
export function opening(text: string, limit: number): string {
  const kept: string[] = []
  let length = 0
  for (const part of sentences(text)) {
    length += [...part].length
    if (length > limit) break
    kept.push(part)
  }
  const shown = kept.join('')
  if (shown === text) return text
  if (shown === '') return `${[...text].slice(0, limit).join('')}……`
  return shown.endsWith('…') ? shown : `${shown}……`
}

function sentences(text: string): string[] {
  return (text.match(sentence) ?? []).filter((part) => part !== '')
}
