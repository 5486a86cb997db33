/** What somebody brings along to put into the text. Pictures that come with it stand in the HTML as `pasted:0`, `pasted:1` … */

export interface Pasted {
  content: string
  html: boolean
  pictures: File[]
}

/** So many pictures are taken in at once. */
const MOST_PICTURES = 50

/** HTML with the pictures that it carries itself taken out of it; those that lie elsewhere stay, to be told as missing. */
export function pastedHtml(html: string): Pasted {
  const page = new DOMParser().parseFromString(html, 'text/html')
  const pictures: File[] = []
  for (const image of page.querySelectorAll('img')) {
    const picture = pictures.length < MOST_PICTURES ? carried(image.src) : null
    if (picture) image.setAttribute('src', `pasted:${pictures.push(picture) - 1}`)
    else if (image.src.startsWith('data:')) image.removeAttribute('src')
  }
  return { content: page.body.innerHTML, html: true, pictures }
}

/** The picture that an address holds in itself. */
function carried(address: string): File | null {
  const [, type = '', base64 = ''] = /^data:(image\/(?:png|jpeg|webp|avif));base64,([\w+/=\s]+)$/.exec(address) ?? []
  if (type === '') return null
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  return new File([bytes], '粘贴的图片', { type })
}

/** What the clipboard holds that is worth looking at: HTML, text of several lines, pictures. A few words are pasted as they are. */
export function pastedIn({ clipboardData }: ClipboardEvent): Pasted | null {
  const html = clipboardData?.getData('text/html') ?? ''
  const files = [...(clipboardData?.files ?? [])]
  const isText = new DOMParser().parseFromString(html, 'text/html').body.textContent.trim() !== ''
  // A picture that is copied in a browser comes with a page that holds it alone; Word adds a picture of the words.
  if (files.length > 0 && !isText) return { content: '', html: false, pictures: files }
  if (html !== '') return pastedHtml(html)
  const content = clipboardData?.getData('text/plain') ?? ''
  return content.includes('\n') ? { content, html: false, pictures: [] } : null
}
