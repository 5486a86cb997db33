/** Walks a list of the hub to its end, a hundred at a time. */
import type { TadaDocumentNode } from 'gql.tada'
import type { Ask } from './ask.ts'

/** One page of a list. */
export interface Listing<Node> {
  nodes: readonly Node[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}

/**
 * Yields every node of the list that `listOf` finds in the answer. The query takes the cursor as `$after`; where
 * `listOf` answers null, because the list's parent is not there, there is nothing to yield.
 */
export async function* everyNode<Result, Node, Variables extends { after?: string | null }>(
  ask: Ask,
  document: TadaDocumentNode<Result, Variables>,
  variables: Omit<Variables, 'after'> & Variables,
  listOf: (result: Result) => Listing<Node> | null | undefined,
): AsyncGenerator<Node> {
  let after: string | null = null
  do {
    const list: Listing<Node> | null | undefined = listOf(await ask(document, { ...variables, after }))
    if (!list) return
    yield* list.nodes
    after = list.pageInfo.hasNextPage ? list.pageInfo.endCursor : null
  } while (after !== null)
}
