/** Names the sheets of a workbook while it passes by: whoever writes it calls all of them by the first one's name. */
import { strFromU8, strToU8, Unzip, Zip, ZipDeflate } from 'fflate'

const WORKBOOK = 'xl/workbook.xml'

/**
 * The same workbook, compressed, in which the sheets are called by these names, in their order. It must come uncompressed:
 * where a part ends is told by bytes that XML cannot hold, and compressed ones might.
 */
export async function* withSheetNames(
  workbook: AsyncIterable<Uint8Array>,
  names: readonly string[],
): AsyncGenerator<Uint8Array> {
  const written: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    written.push(chunk)
  })
  const unzip = new Unzip((part) => {
    const entry = new ZipDeflate(part.name, { level: 1 })
    const held: string[] = []
    zip.add(entry)
    part.ondata = (error, chunk, isLast) => {
      if (error) throw error
      if (part.name !== WORKBOOK) return entry.push(chunk, isLast)
      held.push(strFromU8(chunk))
      if (isLast) entry.push(strToU8(renamed(held.join(''), names)), true)
    }
    part.start()
  })
  for await (const chunk of workbook) {
    unzip.push(chunk)
    yield* written.splice(0)
  }
  unzip.push(new Uint8Array(), true)
  zip.end()
  yield* written.splice(0)
}

function renamed(xml: string, names: readonly string[]): string {
  let at = 0
  return xml.replace(/(<sheet name=")[^"]*/g, (old, before: string) => {
    const name = names[at++]
    return name === undefined ? old : before + name
  })
}
