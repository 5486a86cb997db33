/** Pictures that are drawn only where something else is to be seen on them: drawing one takes longer than many pages. */
import { createHash } from 'node:crypto'

/** A PNG that `draw` makes from nothing but `recipe`; 304 where the one that is there, of this ETag, was made from the same. */
export async function drawn(
  drawnFrom: string | null | undefined,
  recipe: readonly (string | Uint8Array)[],
  draw: () => Promise<Uint8Array>,
): Promise<Response> {
  const digest = createHash('sha256')
  for (const part of recipe) digest.update(part).update('\0')
  const etag = `"${digest.digest('base64url')}"`
  if (etag === drawnFrom) return new Response(null, { status: 304, headers: { etag } })
  return new Response(new Uint8Array(await draw()), { headers: { 'content-type': 'image/png', etag } })
}
