/** Word documents, read in the browser of whoever opens them: the hub never unpacks one. */
import { Unzip, UnzipInflate } from 'fflate'
import mammoth from 'mammoth'
import { NotTaken } from './not-taken.ts'
import type { Pasted } from './pasted.ts'

/** A document of a few bytes may unpack to more than the machine has. */
const LARGEST_UNPACKED = 200 * 1024 * 1024
const STEP = 64 * 1024
const usable = /^image\/(png|jpeg|webp)$/

/** @throws {NotTaken} */
export async function readDocx(file: File): Promise<Pasted> {
  const arrayBuffer = await file.arrayBuffer()
  if (unpackedSize(new Uint8Array(arrayBuffer), LARGEST_UNPACKED) > LARGEST_UNPACKED) {
    throw new NotTaken(`“${file.name}”解开后太大，不像正常的文档，没有打开。`)
  }
  const pictures: File[] = []
  const convertImage = mammoth.images.imgElement(async (image) => {
    // Drawings that only Word shows are told as missing.
    if (!usable.test(image.contentType)) return { src: `Word 里的图形（${image.contentType}）` }
    const bytes = await image.readAsArrayBuffer()
    return { src: `pasted:${pictures.push(new File([bytes], file.name, { type: image.contentType })) - 1}` }
  })
  try {
    const { value } = await mammoth.convertToHtml({ arrayBuffer }, { convertImage })
    return { content: value, html: true, pictures }
  } catch {
    throw new NotTaken(`“${file.name}”不是能读的 Word 文档，请在 Word 里重新保存一次。`)
  }
}

/** How large an archive unpacks, counted piece by piece and not believed; no further than past the limit. */
function unpackedSize(bytes: Uint8Array, limit: number): number {
  let total = 0
  const unzip = new Unzip((part) => {
    part.ondata = (error, chunk) => {
      if (!error) total += chunk.length
    }
    part.start()
  })
  unzip.register(UnzipInflate)
  for (let at = 0; at < bytes.length && total <= limit; at += STEP) {
    unzip.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length)
  }
  return total
}
