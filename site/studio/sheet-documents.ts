/** What the page that imports spreadsheets has the hub do. */
import { graphql, type ResultOf } from '../graphql.ts'

export const ImportSheet = graphql(`
  mutation ImportSheet($input: SheetImport!, $dryRun: Boolean!, $reason: String) {
    done: importSheet(input: $input, dryRun: $dryRun, reason: $reason) {
      changedDocuments
      report {
        sheet
        slug
        mapping
        figures
        added
        corrected
        unchanged
        removed
        problemCount
        stoppingCount
        problems {
          address
          says
          stops
        }
      }
      errors {
        code
        message
      }
    }
  }
`)

export type SheetReport = NonNullable<ResultOf<typeof ImportSheet>['done']['report']>
