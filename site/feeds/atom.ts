import { type Xml, xml, xmlResponse } from '../xml.ts'
import type { Contents } from './contents.ts'
import type { Entry } from './entry.ts'

/** A feed in Atom (RFC 4287). */
export function atom({ title, home, folder, updated, entries }: Contents): Response {
  return xmlResponse(
    xml`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
<id>${folder}</id>
<title>${title}</title>
<subtitle>每个数字，都有一句话作证</subtitle>
<link rel="self" type="application/atom+xml" href="${folder}feed.xml"/>
<link rel="alternate" type="text/html" href="${home}"/>
<updated>${updated}</updated>
${entries.map(entry)}</feed>`,
    'application/atom+xml',
  )
}

function entry({ id, title, url, at, author, tags, html }: Entry): Xml {
  const link = url === null ? null : xml`<link rel="alternate" type="text/html" href="${url}"/>\n`
  const base = url === null ? null : xml` xml:base="${url}"`
  return xml`<entry>
<id>${id}</id>
<title>${title}</title>
${link}<published>${at}</published>
<updated>${at}</updated>
<author><name>${author}</name></author>
${tags.map((tag) => xml`<category term="${tag}"/>\n`)}<content type="html"${base}>${html}</content>
</entry>
`
}
