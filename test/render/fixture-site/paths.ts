import { type Ask, query } from './ask.ts'

interface Urls {
  list: { nodes: { url: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } }
}

export async function* listPaths(ask: Ask): AsyncGenerator<string> {
  yield* ['/', '/search/', '/feed.xml', '/404.html']
  // A further page for each two stories, as a list that grows has.
  const { stories } = await ask<{ stories: { totalCount: number } }>(query('{ stories(first: 1) { totalCount } }'), {})
  for (let page = 2; page <= Math.ceil(stories.totalCount / 2); page++) yield `/list/${page}/`
}

export function* pathsOf(page: string): Generator<string> {
  yield page
  if (page.startsWith('/projects/')) yield `/share${page.slice(0, -1)}.txt`
}

export async function* paths(ask: Ask): AsyncGenerator<string> {
  yield* listPaths(ask)
  for (const list of ['places', 'projects', 'stories', 'figures']) {
    const document = query(`query Urls($after: String) { list: ${list}(first: 100, after: $after) {
      nodes { url } pageInfo { hasNextPage endCursor } } }`)
    let after: string | null = null
    do {
      const answer: Urls = await ask(document, { after })
      for (const { url } of answer.list.nodes) yield* pathsOf(new URL(url).pathname)
      after = answer.list.pageInfo.hasNextPage ? answer.list.pageInfo.endCursor : null
    } while (after !== null)
  }
}
