/** Everything that changes, as an Atom feed. */
import type { APIRoute } from 'astro'
import { atom } from '../feeds/atom.ts'
import { wholeFeed } from '../feeds/contents.ts'

export const GET: APIRoute = async ({ locals, url: { origin } }) => atom(await wholeFeed(locals.ask, origin))
