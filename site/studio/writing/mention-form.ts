/** What a passage is about, without a number: a place or a project. */
import { Refusal } from '../hub.ts'
import { type ClaimForm, subjectIn } from './claim-fields.ts'

export const mentionForm: ClaimForm = {
  values: ({ subject }, { subjects }) => ({ subject: subjects.nameOf(subject) }),
  said: async (field, { evidence }, known) => {
    const subject = await subjectIn(field, known)
    if (!('branch' in subject)) return { subject, evidence }
    throw new Refusal('STUDIO_MENTION', '提到的只能是地方或项目；支部请写它的星级或荣誉。')
  },
}
