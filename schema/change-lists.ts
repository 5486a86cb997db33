import type { Read } from './read.ts'

/** How every list of changes is filtered and ordered: oldest first, so that whoever follows its end misses nothing. */
export const changeLists = {
  where: { since: { atLeast: 'at' }, topic: 'topics' },
  order: [['at', 'asc']],
} satisfies Read
