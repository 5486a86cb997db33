/** Where questions lead: to their answer, and to the explorer. */

interface Asked {
  query: string
  /** JSON. */
  variables: string
}

/** The answer itself, for a link. */
export function answerAddress({ query, variables }: Asked): string {
  const parameters = new URLSearchParams({ query: query.replace(/\s+/g, ' ') })
  if (variables !== '{}') parameters.set('variables', variables)
  return `/graphql?${parameters}`
}

/** The explorer, with one of the ten questions open. */
export function explorerAddress(slug: string): string {
  return `/api/explorer/?example=${slug}`
}
