/**
 * Gives every page its `ask` and the rarer characters of its headings, and serves the large-type tree:
 * /elder/<address> is <address> in large type.
 */
import { defineMiddleware } from 'astro:middleware'
import { askOver, hubUrl, pictureOver } from './ask.ts'
import { enlarged, standardPath } from './elder.ts'
import { supplemented } from './fonts/supplement.ts'

export const onRequest = defineMiddleware(async (context, next) => {
  context.locals.ask ??= askOver(hubUrl())
  context.locals.picture ??= pictureOver(hubUrl())
  const standard = standardPath(context.url.pathname)
  context.locals.elder = standard !== null
  const response = standard === null ? await next() : await next(standard + context.url.search)
  if (!response.headers.get('content-type')?.startsWith('text/html')) return response
  const page = await response.text()
  return new Response(await supplemented(standard === null ? page : enlarged(page)), response)
})
