/** A branch that a document states. */

import type { StatedBranch } from './document.ts'
import { freeSlug, placeIn } from './own-names.ts'
import { thingKind } from './thing.ts'

export const branchKind = thingKind<StatedBranch>({
  list: (draft) => {
    draft.branches ??= []
    return draft.branches
  },
  about: ({ place }, subjects) => `支部 · ${subjects.nameOf({ place })}`,
  isOwn: ({ slug }, { profile }) => profile !== undefined && 'branch' in profile && profile.branch === slug,
  values: ({ name, place }, subjects) => ({ name, place: subjects.nameOf({ place }) }),
  subject: ({ slug }) => ({ branch: slug }),
  said: async (field, was, draft, subjects) => ({
    ...was,
    slug: was?.slug ?? (await freeSlug(field('name'), draft)),
    name: field('name'),
    place: await placeIn(field, subjects),
  }),
})
