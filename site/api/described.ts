/** A description of the schema: what it says in English, and its Chinese term. */
export interface Described {
  /** Empty where the schema gives none. */
  term: string
  text: string
}

/** `Text of the sentence (原句)` → term 原句, text `Text of the sentence`. */
export function described(description: string | null | undefined): Described {
  const text = description?.trim() ?? ''
  const last = [...text.matchAll(/\s*\(([^()]*\p{Script=Han}[^()]*)\)/gu)].at(-1)
  if (!last) return { term: '', text }
  const before = text.slice(0, last.index)
  return { term: last[1] ?? '', text: `${before}${text.slice(last.index + last[0].length)}` }
}
