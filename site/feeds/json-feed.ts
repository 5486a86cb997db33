import type { Contents } from './contents.ts'

/** A feed in JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export function jsonFeed({ title, home, folder, entries }: Contents): Response {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: home,
    feed_url: `${folder}feed.json`,
    description: '每个数字，都有一句话作证',
    language: 'zh-CN',
    items: entries.map(({ id, title, url, at, author, tags, html }) => ({
      id,
      ...(url === null ? {} : { url }),
      title,
      content_html: html,
      date_published: at,
      authors: [{ name: author }],
      tags,
    })),
  }
  return new Response(`${JSON.stringify(feed, null, 1)}\n`, {
    headers: { 'content-type': 'application/feed+json; charset=utf-8' },
  })
}
