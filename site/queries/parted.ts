import { graphql } from '../graphql.ts'

/** How many figures have every word, where none has them together. */
export const FiguresApart = graphql(`
  query FiguresApart($filter: FigureFilter) {
    figures(filter: $filter) {
      totalCount
    }
  }
`)

/** How much has every word, where nothing has them together. */
export const FoundApart = graphql(`
  query FoundApart($text: String!) {
    search(text: $text) {
      totalCount
    }
  }
`)
