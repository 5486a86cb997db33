import { type DocumentNode, parse } from 'graphql'

export type Ask = <Answer>(document: DocumentNode, variables: Record<string, unknown>) => Promise<Answer>

const documents = new Map<string, DocumentNode>()

export function query(text: string): DocumentNode {
  const document = documents.get(text) ?? parse(text)
  documents.set(text, document)
  return document
}
