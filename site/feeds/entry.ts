/** A change as an entry of a feed, in words. */
import type { ResultOf } from 'gql.tada'
import type { FeedChange } from '../queries/feed.ts'
import { term } from '../terms.ts'
import { type Xml, xml } from '../xml.ts'
import { absolute } from './absolute.ts'

export type ToldChange = ResultOf<typeof FeedChange>
type Headed = Pick<ToldChange, 'after' | 'before' | 'kind' | 'nodeType' | 'title' | 'url'>

export interface Entry {
  /** The same for ever. */
  id: string
  title: string
  /** Page of what it concerns; null where that is withdrawn. */
  url: string | null
  at: string
  author: string
  tags: string[]
  /** The story where it is the first entry of that in its feed, or what changed in a few words. */
  html: string
}

/** The entries of a feed from its changes, newest first. A story's words come with the newest entry about it alone. */
export function entriesOf(changes: readonly ToldChange[], origin: string): Entry[] {
  const told = new Set<string>()
  return changes.toReversed().map((change) => {
    const isFirst = change.nodeType === 'STORY' && !told.has(change.url)
    if (isFirst) told.add(change.url)
    return entryOf(change, origin, isFirst ? (change.story?.html ?? null) : null)
  })
}

function entryOf(change: ToldChange, origin: string, story: string | null): Entry {
  const { id, at, place, topics } = change
  return {
    // https://www.rfc-editor.org/rfc/rfc4151: a name that leads nowhere, for the same page changes many times.
    id: `tag:${new URL(origin).hostname},2026:change:${id}`,
    title: headline(change),
    url: pageOf(change),
    at,
    author: change.story?.byline ?? '繁星',
    tags: [...(place ? [place.name] : []), ...topics.map((topic) => term('Topic', topic))],
    html: story === null ? String(account(change)) : absolute(story, origin),
  }
}

/** Page of what changed; null where that is withdrawn. */
export function pageOf({ kind, title, url }: Headed): string | null {
  return kind === 'WITHDRAWN' || title === null ? null : url
}

/** `更正：址刘村集体年收入，240万元 → 204万元`; a story that is new is called by its own headline alone. */
export function headline({ after, before, kind, nodeType, title }: Headed): string {
  const what = term('ChangeKind', kind)
  if (kind === 'WITHDRAWN') return `${what}：一${nodeType === 'STORY' ? '篇报道' : '个数字'}`
  if (title === null) return `${what}（内容已撤回）`
  if (kind === 'PUBLISHED') return title
  if (before === null || after === null) return `${what}：${title}`
  const [old, now] = before.display === after.display ? [before, after].map(versioned) : [before.display, after.display]
  return kind === 'RENAMED' ? `${what}：${old} → ${now}` : `${what}：${title}，${old} → ${now}`
}

function versioned({ display, version }: NonNullable<ToldChange['before']>): string {
  return version === null ? display : `${display}（第${version}版）`
}

/** What changed, as HTML. */
function account({ after, before, kind, nodeType, reason, story, title, url }: ToldChange): Xml {
  const why = reason === null ? null : xml`<p>原因：${reason}</p>`
  if (kind === 'WITHDRAWN') {
    return xml`<p>${nodeType === 'STORY' ? '这篇报道' : '这个数字'}已撤回，地址 ${url} 不再有内容。</p>${why}`
  }
  if (title === null) return xml`<p>这条变动所说的内容后来撤回了。</p>`
  const sides =
    before && after
      ? xml`<p><a href="${url}">${title}</a>：原为<del>${versioned(before)}</del>，现为<ins>${versioned(after)}</ins>。</p>`
      : xml`<p><a href="${url}">${title}</a>：${term('ChangeKind', kind)}。</p>`
  const source =
    story && nodeType !== 'STORY' ? xml`<p>见报道<a href="${story.url}">《${story.title}》</a>。</p>` : null
  return xml`${sides}${why}${source}`
}
