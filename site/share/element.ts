/** What satori draws: elements with flexbox styles. */
export type Child = Element | string | null
export interface Element {
  type: string
  props: { style?: Record<string, string | number>; children?: readonly Child[]; [attribute: string]: unknown }
}

export function box(style: Record<string, string | number>, ...children: Child[]): Element {
  // Satori wants a layout named wherever there is more than one child.
  return { type: 'div', props: { style: { display: 'flex', ...style }, children } }
}

/** All the words in a drawing. */
export function wordsOf(child: Child): string {
  if (child === null) return ''
  if (typeof child === 'string') return child
  return (child.props.children ?? []).map(wordsOf).join('')
}
