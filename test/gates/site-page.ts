import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

export interface SitePage {
  /** Its address: '/', '/stories/x/', '/404.html'. */
  address: string
  html: string
  elements: Element[]
}

function elementsBelow(node: Node): Element[] {
  const own = 'tagName' in node ? [node] : []
  const children = 'childNodes' in node ? node.childNodes : []
  return [...own, ...children.flatMap(elementsBelow)]
}

export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((each) => each.name === name)?.value
}

/** Every page of a rendered site, read and parsed, in the order of the addresses. */
export async function pagesIn(folder: string): Promise<SitePage[]> {
  const files: string[] = []
  for await (const file of glob('**/*.html', { cwd: folder })) files.push(file)
  const pages = files.sort().map(async (file) => {
    const html = await readFile(join(folder, file), 'utf8')
    return { address: `/${file.replace(/(^|\/)index\.html$/, '$1')}`, html, elements: elementsBelow(parse(html)) }
  })
  return Promise.all(pages)
}
