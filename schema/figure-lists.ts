import type { Read } from './read.ts'

/** How every list of figures is filtered and ordered. */
export const figureLists = {
  filter: {
    topic: 'topic',
    indicator: { named: 'indicatorSlug', as: 'Indicator' },
    place: { within: 'place' },
    subject: { anyOf: ['subjectProject', 'subjectBranch', 'subjectPlace'] },
    unit: { named: 'unitCode', as: 'Unit' },
    status: 'status',
    qualifier: 'qualifier',
    year: 'year',
    value: { between: 'value' },
    text: { found: true },
  },
  orders: { VALUE: 'value', INDICATOR: 'indicatorSort', PLACE: 'placeSort', PUBLISHED: 'publishedAt' },
} satisfies Read
