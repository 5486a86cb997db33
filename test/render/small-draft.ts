/** A story with one project and one figure, in a place of its own. */
import type { DraftInput } from '../../schema/draft.ts'

export interface SmallDraft {
  slug: string
  title?: string
  projectName?: string
}

export function smallDraft({ slug, title = `报道 ${slug}`, projectName = `品牌 ${slug}` }: SmallDraft): DraftInput {
  const sentence = `${projectName}接待了38人。`
  return {
    story: { slug, title, place: `town-${slug}`, body: sentence },
    places: [{ path: `town-${slug}`, name: `地方 ${slug}`, level: 'PROVINCE', parent: null }],
    projects: [
      {
        slug: `project-${slug}`,
        name: projectName,
        kind: 'BRAND',
        status: 'ONGOING',
        place: `town-${slug}`,
        summary: `${projectName}。`,
      },
    ],
    indicators: [
      { slug: 'guests', name: '接待人数', topic: 'LIVELIHOOD', unit: { code: '{人}', symbol: '人', name: '人' } },
    ],
    figures: [
      {
        key: 'guests',
        subject: { project: `project-${slug}` },
        indicator: 'guests',
        value: 38,
        display: '38人',
        evidence: { quote: sentence, start: 0, end: [...sentence].length },
      },
    ],
  }
}
