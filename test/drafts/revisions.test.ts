import { expect, test } from 'vitest'
import { publishManuscript } from '../../server/drafts/publication.ts'
import { approveManuscript, returnManuscript, submitManuscript } from '../../server/drafts/review.ts'
import { seenRevisions } from '../../server/drafts/revisions.ts'
import { reviseStory } from '../../server/drafts/writing.ts'
import { publish } from '../../server/publish/publish.ts'
import { withdraw } from '../../server/publish/withdraw.ts'
import { testDatabase } from '../hub.ts'
import { smallDraft, withFigure } from '../publish/small-draft.ts'
import { editor } from './people.ts'
import { approved, first, publisher, second, writer, written } from './ready-manuscript.ts'

test('the editors of its place see every state of a story, whole, also after it was withdrawn', async () => {
  const database = await testDatabase()
  const { slug } = smallDraft().story
  await publish(database, smallDraft())
  await publish(database, withFigure({ value: 2_600_000 }), { reason: '笔误' })
  await withdraw(database, slug, { reason: '核实' })
  const seen = await seenRevisions(database, editor('writer', 'CONTRIBUTOR', 'liuhu'), slug)
  expect(seen).toMatchObject([
    { version: 3, isWithdrawal: true, reason: '核实', document: null },
    { version: 2, isWithdrawal: false, reason: '笔误', document: { figures: [{ value: 2_600_000 }, {}] } },
    { version: 1, isWithdrawal: false, reason: null, document: { figures: [{ value: 2_400_000 }, {}] } },
  ])
  for (const who of [editor('stranger', 'PUBLISHER', 'lianhu'), editor('chief', 'ADMINISTRATOR', '')]) {
    expect(await seenRevisions(database, who, slug)).toBeNull()
  }
  await expect(seenRevisions(database, null, slug)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  await database.close()
})

test('each version tells who published it and who approved its own text, not one that was sent back', async () => {
  const database = await testDatabase()
  await publish(database, smallDraft())
  const once = await approveManuscript(
    database,
    first,
    await submitManuscript(database, writer, await written(database)),
  )
  const returned = await returnManuscript(database, second, once, [{ text: '再核一遍' }])
  const ready = await approved(database, returned)
  const { slug } = await publishManuscript(database, publisher, { ...ready, reason: null })
  const revised = await reviseStory(database, writer, { slug, version: null })
  await publishManuscript(database, publisher, { ...(await approved(database, revised)), reason: null })
  const hands = {
    publishedBy: 'publisher',
    approvals: ['first', 'second', 'publisher'].map((name, index) => ({ name, stage: index + 1 })),
  }
  expect(await seenRevisions(database, writer, slug)).toMatchObject([{ version: 1, ...hands }])
  await database.close()
})
