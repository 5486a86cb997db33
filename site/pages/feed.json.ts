/** Everything that changes, as a JSON Feed. */
import type { APIRoute } from 'astro'
import { wholeFeed } from '../feeds/contents.ts'
import { jsonFeed } from '../feeds/json-feed.ts'

export const GET: APIRoute = async ({ locals, url: { origin } }) => jsonFeed(await wholeFeed(locals.ask, origin))
