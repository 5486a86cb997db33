/** Profiles (档案): documents that tell of no story, but state one place, branch or project. */
import { createHash } from 'node:crypto'
import type { Draft, SubjectKey } from '../../schema/draft.ts'
import type { Problem } from './document-checks.ts'
import { statementsOf, subjectOf } from './statements.ts'

/** Begins the name of every profile, and of no story. */
const BEGINNING = 'profile-'
const LONGEST = 80

/** The name of a thing's profile, one for each for ever: `profile-place-zhongyuan-liuhu`. */
export function profileSlug(subject: SubjectKey): string {
  const [type, key] = subjectOf(subject)
  const name = `${BEGINNING}${type.toLowerCase()}-${key.replaceAll('/', '-')}`
  // A slash and a hyphen look alike in it, and a path may be longer than a name.
  const isOwn = name.length <= LONGEST && !(key.includes('/') && key.includes('-'))
  return isOwn ? name : `${name.slice(0, LONGEST)}-${digestOf(key)}`.replaceAll(/-+/g, '-')
}

/** Whether the name is kept for profiles. */
export function isProfileSlug(slug: string): boolean {
  return slug.startsWith(BEGINNING)
}

/** What is wrong with a profile, or with a story that is taken for one. */
export function profileProblems(draft: Draft): Problem[] {
  const { profile, story } = draft
  if (profile === undefined) {
    return [
      ...(story.body === '' ? [{ at: 'story.body', says: 'is empty; write the story (还没有正文)' }] : []),
      ...(isProfileSlug(story.slug)
        ? [{ at: 'story.slug', says: `${BEGINNING}… is for profiles; choose another (这个短名留给档案)` }]
        : []),
    ]
  }
  const [type, key] = subjectOf(profile)
  const own = statementsOf(draft).find((stated) => stated.type === type && stated.key === key)
  const claims = [...draft.figures, ...draft.achievements, ...draft.stars, ...draft.mentions]
  const slug = profileSlug(profile)
  return [
    ...(own?.fields ? [] : [{ at: 'profile', says: `${key} is not stated; state it (档案里没有写明它)` }]),
    ...(story.slug === slug ? [] : [{ at: 'story.slug', says: `must be ${slug} (档案的短名不能改)` }]),
    ...(story.body === '' && claims.length === 0 && draft.sheet === undefined
      ? []
      : [
          {
            at: 'story.body',
            says: 'a profile has no text and no claims; write a story for them (档案里不写正文和数字)',
          },
        ]),
  ]
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8)
}
