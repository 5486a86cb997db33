/** What a passage says of an honour: who won it, which rank it is and who awarded it. */
import { type Base, type ClaimForm, type Known, periodIn, subjectIn, type Values } from './claim-fields.ts'
import type { ReadAchievement, Said } from './document.ts'

/** The honour, if its subject is known; null where a person has to say more. */
export function achievementRead(read: ReadAchievement, base: Base, { subjects }: Known): Said | null {
  const { title, rank, awardedBy, period } = read
  const subject = subjects.known(read.subject ?? '')
  return subject && { ...base, subject, title, rank, awardedBy, period: periodIn(period ?? '', null) }
}

/** What a form begins with; without a subject in the text it is the story’s place. */
export function achievementValues({ title, rank, awardedBy, subject, period }: ReadAchievement, place: string): Values {
  return { title, rank: rank ?? '', awardedBy: awardedBy ?? '', subject: subject ?? place, period: period ?? '' }
}

export const achievementForm: ClaimForm = {
  values: ({ title, rank, awardedBy, subject, period }, { subjects }) => ({
    title: title ?? '',
    rank: rank ?? '',
    awardedBy: awardedBy ?? '',
    subject: subjects.nameOf(subject),
    period: period?.label ?? '',
  }),
  said: async (field, base, known, was) => ({
    ...base,
    subject: await subjectIn(field, known),
    title: field('title'),
    rank: field('rank') || null,
    awardedBy: field('awardedBy') || null,
    period: periodIn(field('period'), was),
  }),
}
