/**
 * A story as the editor of 公众号 takes it: every manner stands at its element, for classes, scripts, ids and links to
 * elsewhere are thrown away there.
 */
import { dayColour } from '../palette.ts'
import type { CarriedStory } from './publication-documents.ts'

const ink = `color:${dayColour('ink')}`
const soft = `color:${dayColour('soft')};font-size:14px`
const rule = `1px solid ${dayColour('rule')}`

/** The elements that are kept, each with its manner; of all others only the words are. */
const manners: Readonly<Record<string, string>> = {
  p: `margin:0 0 1.2em;font-size:16px;line-height:1.9;text-align:justify;${ink}`,
  h2: `margin:1.6em 0 0.8em;font-size:19px;font-weight:bold;line-height:1.5;${ink}`,
  h3: `margin:1.4em 0 0.7em;font-size:17px;font-weight:bold;line-height:1.5;${ink}`,
  blockquote: `margin:0 0 1.2em;padding-left:1em;border-left:3px solid ${dayColour('red')};${soft}`,
  ul: 'margin:0 0 1.2em;padding-left:1.5em',
  ol: 'margin:0 0 1.2em;padding-left:1.5em',
  li: `font-size:16px;line-height:1.9;${ink}`,
  strong: 'font-weight:bold',
  em: 'font-style:italic',
  br: '',
  table: `border-collapse:collapse;width:100%;margin:0 0 1.2em;border:${rule}`,
  thead: '',
  tbody: '',
  tr: '',
  th: `padding:0.4em;border:${rule};font-size:14px;font-weight:bold;${ink}`,
  td: `padding:0.4em;border:${rule};font-size:14px;${ink}`,
  figure: 'margin:0 0 1.2em;text-align:center',
  figcaption: soft,
  img: 'max-width:100%;height:auto',
}
const left = new Set(['script', 'style', 'template', 'iframe', 'object', 'source'])

/** The story as HTML that carries its own manner. `origin` begins the addresses of its pictures. */
export function wechatHtml(story: CarriedStory, origin: string): string {
  const { body } = new DOMParser().parseFromString(story.html, 'text/html')
  const whole = element('section', '')
  const from = [story.byline, story.publication, story.publishedOn].filter((part) => part !== null).join('　')
  if (story.kicker !== null) whole.append(paragraph(story.kicker, soft))
  if (from !== '') whole.append(paragraph(from, soft))
  whole.append(...[...body.childNodes].flatMap((node) => kept(node, origin)))
  whole.append(paragraph(`数字的出处和原文：${story.url}`, `margin:2em 0 0;padding-top:1em;border-top:${rule};${soft}`))
  return whole.outerHTML
}

/** The same as plain words. */
export function plainWords(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  return [...body.querySelectorAll('p, h2, h3, li, blockquote, td')].map((one) => one.textContent).join('\n')
}

function kept(node: Node, origin: string): Node[] {
  if (node instanceof Text) return [document.createTextNode(node.data)]
  if (!(node instanceof Element)) return []
  const name = node.localName
  if (left.has(name)) return []
  const inner = [...node.childNodes].flatMap((child) => kept(child, origin))
  const manner = manners[name]
  if (manner === undefined) return inner
  const copy = element(name, manner)
  if (copy instanceof HTMLImageElement && node instanceof HTMLImageElement) {
    copy.src = new URL(node.getAttribute('src') ?? '', origin).href
    copy.alt = node.alt
  }
  copy.append(...inner)
  return [copy]
}

function paragraph(text: string, manner: string): HTMLElement {
  const line = element('p', manner)
  line.textContent = text
  return line
}

/** Elements of a document of its own, in which no picture is fetched yet. */
const workshop = new DOMParser().parseFromString('', 'text/html')

function element(name: string, manner: string): HTMLElement {
  const made = workshop.createElement(name)
  if (manner !== '') made.setAttribute('style', manner)
  return made
}
