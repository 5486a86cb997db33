/** XML as template literals: `xml` escapes what is put in, unless it is XML itself. */
export class Xml {
  constructor(readonly text: string) {}
  toString(): string {
    return this.text
  }
}

type Part = string | number | Xml | null | readonly Part[]

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }
/** Control characters that XML 1.0 cannot hold even escaped. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unspeakable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

function written(part: Part): string {
  if (part === null) return ''
  if (part instanceof Xml) return part.text
  if (typeof part === 'object') return part.map(written).join('')
  return String(part)
    .replace(unspeakable, '')
    .replace(/[&<>"']/g, (character) => entities[character] ?? '')
}

/** xml`<title>${'A & B'}</title>` is `<title>A &amp; B</title>`; null is nothing, a list is its parts in order. */
export function xml(strings: TemplateStringsArray, ...parts: Part[]): Xml {
  return new Xml(strings.map((string, index) => string + written(parts[index] ?? null)).join(''))
}

/** The document as a response of the given media type. */
export function xmlResponse(document: Xml, type: string, status = 200): Response {
  const body = `<?xml version="1.0" encoding="utf-8"?>\n${document}\n`
  return new Response(body, { status, headers: { 'content-type': `${type}; charset=utf-8` } })
}
