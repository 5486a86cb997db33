/** The hub gives absolute permalinks; within the site only their path counts, so that any host serves the same files. */

/** `https://example.org/stories/a/#c12` → `/stories/a/#c12`. */
export function pathOf(url: string): string {
  const { pathname, search, hash } = new URL(url)
  return pathname + search + hash
}
