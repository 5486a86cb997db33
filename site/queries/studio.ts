import { graphql } from '../graphql.ts'

export const StudioWords = graphql(`
  query StudioWords {
    errorCodes {
      code
      meaning
    }
  }
`)
