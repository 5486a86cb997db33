/** A showcase of one small story, reviewed in one stage, with somebody who writes and somebody who publishes. */
import type { Page } from 'playwright-core'
import { openDatabase } from '../../server/database/database.ts'
import { publish } from '../../server/publish/publish.ts'
import { smallDraft } from '../publish/small-draft.ts'
import { openShowcase, type Showcase } from './showcase.ts'
import { invite, mutate, setUp } from './staff.ts'

/** `chief` is signed in; `writer` and `publisher` have accounts. */
export async function openSmallShowcase(): Promise<{ showcase: Showcase; chief: Page }> {
  const showcase = await openShowcase(async (dataDir) => {
    const database = await openDatabase({ dataDir, databaseUrl: null })
    await publish(database, smallDraft())
    await database.close()
  })
  const chief = await setUp(showcase)
  await invite(chief, 'writer', 'CONTRIBUTOR', 'liuhu')
  await invite(chief, 'publisher', 'PUBLISHER', 'liuhu')
  await mutate(chief, 'mutation { setReviewStages(place: "zhongyuan", stages: 1) { errors { message } } }')
  return { showcase, chief }
}
