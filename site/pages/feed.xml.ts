/** The newest stories as an Atom feed (RFC 4287). */
import type { APIRoute } from 'astro'
import { Feed } from '../queries/feed.ts'
import { xml, xmlResponse } from '../xml.ts'

/** What an empty hub's feed says of its last change, which a feed must tell. */
const beginning = '1970-01-01T00:00:00.000Z'

export const GET: APIRoute = async ({ locals, url: { origin } }) => {
  const { stories } = await locals.ask(Feed, {})
  const updated =
    stories.nodes
      .map((story) => story.updatedAt)
      .sort()
      .at(-1) ?? beginning
  const entries = stories.nodes.map(
    (story) => xml`<entry>
<id>${story.url}</id>
<title>${story.title}</title>
<link rel="alternate" href="${story.url}"/>
<published>${story.publishedAt}</published>
<updated>${story.updatedAt}</updated>
<author><name>${story.byline ?? '繁星'}</name></author>
<category term="${story.place.name}"/>
<content type="html" xml:base="${story.url}">${story.html}</content>
</entry>
`,
  )
  return xmlResponse(
    xml`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
<id>${origin}/</id>
<title>繁星报道</title>
<subtitle>每个数字，都有一句话作证</subtitle>
<link rel="self" href="${origin}/feed.xml"/>
<link rel="alternate" href="${origin}/"/>
<updated>${updated}</updated>
${entries}</feed>`,
    'application/atom+xml',
  )
}
