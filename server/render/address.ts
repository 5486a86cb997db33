/** How the address of a page names its file. */

const plain = /^\/(?:[\w~-][\w.~@-]*\/)*(?:[\w~-][\w.~@-]*)?$/

/** Throws for an address that would not name a plain file below the root. */
export function checkAddress(path: string): void {
  if (!plain.test(path)) {
    throw new Error(
      `The site names the address ${JSON.stringify(path)}; use letters, digits, ., _, ~, @ and - between slashes`,
    )
  }
}

/** `/projects/x/` → `projects/x/index.html`, `/feed.xml` → `feed.xml`. */
export function fileOf(path: string): string {
  return path.endsWith('/') ? `${path.slice(1)}index.html` : path.slice(1)
}

/** The address whose file this is; the inverse of `fileOf`. */
export function addressOf(file: string): string {
  const path = `/${file}`
  return path.endsWith('/index.html') ? path.slice(0, -'index.html'.length) : path
}
