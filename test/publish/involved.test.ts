/** What no person writes takes no longer to refuse than what one writes takes to read. */
import { expect, test } from 'vitest'
import { readSeeds } from '../../seeds/read.ts'
import { returnManuscript, submitManuscript } from '../../server/drafts/review.ts'
import { saveManuscript } from '../../server/drafts/writing.ts'
import { readDocument } from '../../server/publish/document.ts'
import { tooInvolved } from '../../server/publish/involved.ts'
import { publish } from '../../server/publish/publish.ts'
import { first, stated, writer, written } from '../drafts/ready-manuscript.ts'
import { testDatabase } from '../hub.ts'
import { smallDraft } from './small-draft.ts'

const long = 200_000
const involved = {
  'lists in lists on one line': `${'- '.repeat(long / 2 - 1)}x`,
  'quotations in quotations': '>'.repeat(long),
  'short lists in lists': '- - x\n'.repeat(30_000),
  'lists in lists by indentation': '- x\n  - y\n'.repeat(20_000),
  'empty items': '-\n'.repeat(long / 2),
  emphasis: '*a_ '.repeat(long / 4),
  'stars around stars': `${'*'.repeat(long / 3)}x${'*'.repeat(long / 3)}`,
  links: '[a][b'.repeat(long / 5),
  definitions: '[a]: b\n'.repeat(long / 7),
}

test.each(Object.entries(involved))('%s are refused, and at once', (_, body) => {
  const draft = smallDraft()
  const start = performance.now()
  const read = () => readDocument({ ...draft, story: { ...draft.story, body } })
  expect(read).toThrow(
    expect.objectContaining({ code: 'DRAFT_INVALID', message: expect.stringContaining('story.body') }),
  )
  expect(performance.now() - start).toBeLessThan(5000)
})

test('what people write is read', async () => {
  for (const { story } of await readSeeds()) expect(tooInvolved(story.body)).toBeNull()
  const list = '- **甲村**：12户\n  - 其中新增3户\n'.repeat(100)
  for (const body of [
    list,
    '- 甲村：80分\n'.repeat(4000),
    '> 他说：\n>\n> - 好\n',
    '- - - - - -\n',
    '* * *\n',
    '____________',
  ]) {
    expect(tooInvolved(body), body.slice(0, 20)).toBeNull()
  }
})

test('a manuscript with remarks keeps such a text too, at once', async () => {
  const database = await testDatabase()
  await publish(database, smallDraft())
  const sent = await submitManuscript(database, writer, await written(database))
  const returned = await returnManuscript(database, first, sent, [{ quote: '便民食堂', text: '改' }])
  const story = { ...stated.story, slug: returned.slug, body: involved['lists in lists on one line'] }
  const start = performance.now()
  await saveManuscript(database, writer, { ...returned, document: { story } })
  expect(performance.now() - start).toBeLessThan(5000)
  await database.close()
})
