/**
 * 长辈版, the large-type edition. It must last from page to page, on any static host, without a script or a cookie:
 * only the address can carry it. So there is a second tree, /elder/<address>, made from the very same pages; its links
 * stay inside it. A page costs its bytes twice, but no question more: the hub's answers are cached by then.
 */
const PREFIX = '/elder'

/** `/elder/projects/` → `/projects/`; null for an address outside the tree. */
export function standardPath(path: string): string | null {
  return path.startsWith(`${PREFIX}/`) ? path.slice(PREFIX.length) : null
}

/** `/projects/` → `/elder/projects/`. */
export function elderPath(path: string): string {
  return PREFIX + path
}

/** An address of a page ends in a slash, an address of a file does not: so only links to pages match. */
const pageLink = /(?<!data-as-is )\b(href|action)="(\/(?!\/)(?:[^"?#]*\/)?)([?#][^"]*)?"/g

/** Moves a page's links to other pages into the tree; a link marked `data-as-is` stays where it points. */
export function enlarged(html: string): string {
  return html.replace(pageLink, (_, attribute: string, path: string, rest = '') => {
    return `${attribute}="${elderPath(path)}${rest}"`
  })
}
