/**
 * A story's HTML with whole addresses: it is read far from here, and JSON Feed has nothing that tells where addresses begin.
 * In the words of a story every `<` is written `&lt;`, so that only tags are touched.
 */
export function absolute(html: string, origin: string): string {
  return html.replace(/<[a-z][^>]*>/g, (tag) =>
    tag
      .replace(/ (href|src|srcset)="\/(?!\/)/g, ` $1="${origin}/`)
      .replace(/ srcset="[^"]*"/g, (list) => list.replaceAll(', /', `, ${origin}/`)),
  )
}
