/** A project that a document states. */
import { term } from '../words.ts'
import type { Draft, StatedProject } from './document.ts'
import { freeSlug, placeIn } from './own-names.ts'
import { thingKind } from './thing.ts'

const themes = ['STRONG_BRANCH', 'THRIVING_INDUSTRY', 'ECO_LIVABLE', 'SAFE_LAWFUL', 'CIVIL_HAPPY'] as const

export const projectKind = thingKind<StatedProject>({
  list: (draft: Draft) => {
    draft.projects ??= []
    return draft.projects
  },
  about: ({ kind, status, place, summary }, subjects) => {
    const words = [kind && term(`ProjectKind.${kind}`), status && term(`ProjectStatus.${status}`)]
    return [...words, subjects.nameOf({ place }), summary ?? '还没有一句话介绍'].filter(Boolean).join(' · ')
  },
  isOwn: ({ slug }, { profile }) => profile !== undefined && 'project' in profile && profile.project === slug,
  values: ({ name, kind, status, place, summary, themes: own = [] }, subjects) => ({
    name,
    kind: kind ?? 'BRAND',
    status: status ?? '',
    place: subjects.nameOf({ place }),
    summary: summary ?? '',
    ...Object.fromEntries(own.map((theme) => [theme, 'on'])),
  }),
  subject: ({ slug }) => ({ project: slug }),
  said: async (field, was, draft, subjects) => ({
    ...was,
    slug: was?.slug ?? (await freeSlug(field('name'), draft)),
    name: field('name'),
    kind: field('kind'),
    status: field('status'),
    place: await placeIn(field, subjects),
    summary: field('summary'),
    themes: themes.filter((theme) => field(theme) !== ''),
  }),
})
