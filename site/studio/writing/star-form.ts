/** What a passage says of a branch’s stars: one that it names, or so many. */
import { Refusal } from '../hub.ts'
import type { ClaimForm } from './claim-fields.ts'

export const starForm: ClaimForm = {
  values: ({ branch, theme, count }, { subjects }) => ({
    subject: branch === undefined ? '' : subjects.nameOf({ branch }),
    theme: theme ?? '',
    count: String(count ?? 1),
  }),
  said: async (field, base, { subjects }) => {
    const subject = await subjects.named(field('subject'))
    if (!subject || !('branch' in subject)) {
      throw new Refusal('STUDIO_BRANCH', `没有找到支部“${field('subject')}”。写支部的全名，或先在下面新写。`)
    }
    const theme = field('theme') || null
    return { ...base, branch: subject.branch, theme, count: theme === null ? Number(field('count')) : 1 }
  },
}
