/** Headlines and names of more than one line, or that read otherwise than they are written. */
import { expect, test } from 'vitest'
import { readDocument } from '../../server/publish/document.ts'
import { smallDraft } from './small-draft.ts'

const draft = smallDraft()
const [project, place] = [draft.projects[0], draft.places[4]]
if (!project || !place) throw new Error('The small draft has changed')

test.each([
  ['a second line', 'story.title', { story: { ...draft.story, title: '标题\n> 假的引文' } }],
  ['a line separator', 'story.byline', { story: { ...draft.story, byline: '记者\u2028鲁燕' } }],
  ['a mark that turns round', 'projects[0].name', { projects: [{ ...project, name: '联心结\u202E元万' }] }],
  ['a tabulator', 'places[4].name', { places: [...draft.places.slice(0, 4), { ...place, name: '桐树\t王村' }] }],
])('with %s are refused at their place', (_, at, changes) => {
  expect(() => readDocument({ ...draft, ...changes })).toThrow(
    expect.objectContaining({
      code: 'DRAFT_INVALID',
      details: [{ at, says: expect.stringContaining('请删去，写成一行') }],
    }),
  )
})
