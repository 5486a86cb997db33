/** Pictures in a story's HTML. */
import type { Element, ElementContent, Root } from 'hast'
import { visitParents } from 'unist-util-visit-parents'
import type { Draft, PictureSaid } from '../../schema/draft.ts'
import type { PictureFormat } from '../../schema/terms.ts'
import { picturePath } from './addresses.ts'
import { type PictureSize, sizeOf } from './picture-rows.ts'
import { parseRichText } from './rich-text.ts'

/** A picture as a story shows it. */
export interface ShownPicture extends Pick<PictureSaid, 'file' | 'alt' | 'credit' | 'caption'>, PictureSize {}

const SCHEME = 'picture:'
/** How wide the column of a story's text is. */
const SIZES = '(min-width: 60rem) 44rem, 100vw'

export function shownPictures({ pictures = [] }: Draft, sizes: ReadonlyMap<string, PictureSize>): ShownPicture[] {
  return pictures.map(({ file, alt, credit, caption }) => ({ file, alt, credit, caption, ...sizeOf(sizes, file) }))
}

/** The pictures that the Markdown names, in their order. */
export function namedPictures(markdown: string): string[] {
  return markdown.includes(SCHEME) ? imagesIn(parseRichText(markdown)).flatMap(({ file }) => file ?? []) : []
}

/**
 * Puts each picture behind the paragraph that names it first, or in its place where the paragraph holds nothing else; those that
 * no paragraph names come before all. Takes away whatever else wants to be a picture.
 */
export function placePictures(tree: Root, pictures: readonly ShownPicture[]): void {
  const left = new Map(pictures.map((picture) => [picture.file, picture]))
  const behind = new Map<Root['children'][number], ElementContent[]>()
  for (const { file, image, parent, top } of imagesIn(tree)) {
    parent.children.splice(parent.children.indexOf(image), 1)
    const picture = file === null ? undefined : left.get(file)
    if (picture === undefined) continue
    behind.set(top, [...(behind.get(top) ?? []), figure(picture)])
    left.delete(picture.file)
  }
  const first = [...left.values()].map(figure)
  const rest = tree.children.flatMap((block) => [...(isEmpty(block) ? [] : [block]), ...(behind.get(block) ?? [])])
  tree.children = [...first, ...rest]
}

interface Image {
  /** Null where it names none of the draft's own. */
  file: string | null
  image: Element
  parent: Element | Root
  /** The block of the topmost level that holds it. */
  top: Element
}

function imagesIn(tree: Root): Image[] {
  const images: Image[] = []
  visitParents(tree, 'element', (image, ancestors) => {
    const parent = ancestors.at(-1)
    if (image.tagName !== 'img' || parent === undefined) return
    const [, above] = ancestors
    const source = String(image.properties.src ?? '')
    const file = source.startsWith(SCHEME) ? source.slice(SCHEME.length) : null
    images.push({ file, image, parent, top: above?.type === 'element' ? above : image })
  })
  return images
}

function isEmpty(block: Root['children'][number]): boolean {
  if (block.type !== 'element' || block.tagName !== 'p') return false
  return block.children.every((child) => child.type === 'text' && child.value.trim() === '')
}

function figure(picture: ShownPicture): Element {
  const { file, alt, credit, caption, width, height } = picture
  const image = element('img', {
    src: picturePath(file, width, 'JPEG'),
    srcSet: srcset(picture, 'JPEG'),
    sizes: SIZES,
    alt,
    width,
    height,
    loading: 'lazy',
    decoding: 'async',
  })
  const sources = (['AVIF', 'WEBP'] as const).map((format) =>
    element('source', { type: `image/${format.toLowerCase()}`, srcSet: srcset(picture, format), sizes: SIZES }),
  )
  const words = [
    ...(caption === null ? [] : [element('span', { className: ['caption'] }, [text(caption)])]),
    element('span', { className: ['credit'] }, [text(credit)]),
  ]
  return element('figure', { className: ['picture'] }, [
    element('picture', {}, [...sources, image]),
    element('figcaption', {}, words),
  ])
}

function srcset({ file, widths }: ShownPicture, format: PictureFormat): string {
  return widths.map((width) => `${picturePath(file, width, format)} ${width}w`).join(', ')
}

function element(tagName: string, properties: Element['properties'], children: ElementContent[] = []): Element {
  return { type: 'element', tagName, properties, children }
}

function text(value: string): ElementContent {
  return { type: 'text', value }
}
