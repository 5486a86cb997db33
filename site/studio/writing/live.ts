/** When readers see what was published. */
const EVERY_MS = 300
const LONGEST_MS = 20_000

/** Asks for the page until it is served and no longer as it was `before`; false where that takes too long. */
export async function whenLive(address: string, before: string | null): Promise<boolean> {
  const end = Date.now() + LONGEST_MS
  while (Date.now() < end) {
    const response = await fetch(address, { cache: 'no-store' })
    if (response.ok && (await response.text()) !== before) return true
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS))
  }
  return false
}
