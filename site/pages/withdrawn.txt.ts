/** Which addresses are gone or moved, for whoever serves the files: this hub itself, or another host. */
import type { APIRoute } from 'astro'
import { withdrawalLines } from '../withdrawals.ts'

export const GET: APIRoute = async ({ locals }) => {
  let lines = ''
  for await (const line of withdrawalLines(locals.ask)) lines += `${line}\n`
  return new Response(lines, { headers: { 'content-type': 'text/plain; charset=utf-8' } })
}
