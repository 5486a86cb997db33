/** How a browser is told to keep an answer as a file, and what to call it: https://www.rfc-editor.org/rfc/rfc6266 */

/** `ascii` is for programs that read no other name. */
export function attachment(name: string, ascii: string): string {
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded(name)}`
}

/** As RFC 8187 has it: these signs are its own. */
function encoded(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}
