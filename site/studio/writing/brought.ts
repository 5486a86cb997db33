/** What somebody brings along as files: pictures, and texts of several kinds, which are told by their names and checked by their bytes. */
import { element } from '../page.ts'
import { NotTaken } from './not-taken.ts'
import { type Pasted, pastedHtml } from './pasted.ts'

/** Bytes of one file; the hub takes no larger picture either. */
const LONGEST = 20 * 1024 * 1024

/** Some systems do not know photographs of iPhones for pictures. */
export function isPicture({ name, type }: File): boolean {
  return type.startsWith('image/') || /\.hei[cf]$/i.test(name)
}

/** @throws {NotTaken} */
export function checkSize({ name, size }: File): void {
  if (size > LONGEST) throw new NotTaken(`“${name}”有 ${Math.ceil(size / 1024 / 1024)} MB，最多 20 MB。请缩小后再放。`)
}

/** A text file, web page or Word document, ready to be cleaned. @throws {NotTaken} */
export async function readText(file: File): Promise<Pasted> {
  checkSize(file)
  if (/\.docx$/i.test(file.name)) {
    // Few need it, and it is large.
    const { readDocx } = await import('./docx.ts')
    return readDocx(file)
  }
  if (/\.doc$/i.test(file.name)) throw new NotTaken(`“${file.name}”是旧的 Word 格式，请在 Word 里另存为 .docx。`)
  if (!/\.(txt|md|html?)$/i.test(file.name)) {
    throw new NotTaken(`“${file.name}”读不了。可以打开 .docx、.txt、.html，图片用 JPEG、PNG、WebP。`)
  }
  const content = decoded(await file.arrayBuffer())
  return /\.html?$/i.test(file.name) ? pastedHtml(content) : { content, html: false, pictures: [] }
}

/** Text in UTF-8 or, as Notepad writes it, UTF-16 with a mark; what is neither is the older Chinese GB 18030. */
function decoded(bytes: ArrayBuffer): string {
  const [first, second] = new Uint8Array(bytes.slice(0, 2))
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** Has `bring` told of the files that somebody chooses, takes with the camera, or drops beside the text. */
export function onFiles(bring: (files: readonly File[]) => void): void {
  for (const id of ['file', 'picture-files', 'picture-camera']) {
    const input = element(id, HTMLInputElement)
    input.addEventListener('change', () => {
      bring([...(input.files ?? [])])
      input.value = ''
    })
  }
  // A file that is dropped beside the text would be opened in place of the page.
  document.addEventListener('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
  })
  document.addEventListener('drop', (event) => {
    const files = [...(event.dataTransfer?.files ?? [])]
    if (event.defaultPrevented || files.length === 0) return
    event.preventDefault()
    bring(files)
  })
}
