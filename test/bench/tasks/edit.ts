/** Edits as a publicity team makes them, one document at a time. */
import type { DraftInput } from '../../../schema/draft.ts'

export const REASON = '核对后更正'

/** The `index`th edit of a document: its first project's summary is rewritten, renamed, or its first figure corrected. */
export function edited(document: DraftInput, index: number): DraftInput {
  const [project, ...projects] = document.projects ?? []
  const [figure, ...figures] = document.figures ?? []
  if (index % 3 === 2 && figure) {
    return {
      ...document,
      figures: [{ ...figure, status: figure.status === 'PLANNED' ? 'ONGOING' : 'PLANNED' }, ...figures],
    }
  }
  if (!project) return document
  const changed =
    index % 3 === 1 ? { name: `${project.name}二期` } : { summary: `${project.summary}第${index + 1}次修订。` }
  return { ...document, projects: [{ ...project, ...changed }, ...projects] }
}
