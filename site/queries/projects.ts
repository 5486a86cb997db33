import { graphql } from '../graphql.ts'
import { ProjectLine } from './fragments.ts'

/** Projects by kind, and the streets to sort them by. */
export const ProjectsPage = graphql(
  `
    query ProjectsPage {
      brands: projects(kind: BRAND, first: 60) {
        totalCount
        nodes {
          ...ProjectLine
        }
      }
      programmes: projects(kind: PROGRAMME, first: 100) {
        totalCount
        nodes {
          ...ProjectLine
        }
      }
      practices: projects(kind: PRACTICE, first: 100) {
        totalCount
        nodes {
          ...ProjectLine
        }
      }
      works: projects(kind: WORK, first: 100) {
        totalCount
        nodes {
          ...ProjectLine
        }
      }
      streets: places(level: STREET, first: 100) {
        totalCount
        nodes {
          id
          name
          path
          level
          colour
          parent {
            children(level: STREET, first: 100) {
              nodes {
                id
              }
            }
          }
          projectTotal
        }
      }
    }
  `,
  [ProjectLine],
)
