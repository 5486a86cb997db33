/** A manuscript of one small story, and the people who take it to readers. */
import type { DraftInput } from '../../schema/draft.ts'
import type { Database } from '../../server/database/database.ts'
import type { StoredManuscript } from '../../server/drafts/manuscripts.ts'
import { approveManuscript, submitManuscript } from '../../server/drafts/review.ts'
import { createManuscript, saveManuscript } from '../../server/drafts/writing.ts'
import type { Viewer } from '../../server/editorial/viewer.ts'
import { evidence } from '../publish/small-draft.ts'
import { editor } from './people.ts'

export const writer = editor('writer', 'CONTRIBUTOR', 'liuhu')
export const first = editor('first', 'EDITOR', 'liuhu')
export const second = editor('second', 'REVIEWER', 'zhongyuan')
export const publisher = editor('publisher', 'PUBLISHER', 'liuhu')

export const body = '柳湖街道开了便民食堂，每天服务300人。'
export const stated: DraftInput = {
  story: { slug: '', title: '便民食堂开张', place: 'liuhu', body },
  projects: [
    { slug: 'bian-min-shi-tang', name: '便民食堂', kind: 'WORK', status: 'COMPLETED', place: 'liuhu', summary: body },
  ],
  indicators: [
    { slug: 'served', name: '服务人数', topic: 'LIVELIHOOD', unit: { code: '{人}', symbol: '人', name: '人' } },
  ],
  figures: [
    {
      key: 'fu-wu',
      subject: { project: 'bian-min-shi-tang' },
      indicator: 'served',
      value: 300,
      display: '300人',
      evidence: evidence('每天服务300人', body),
    },
  ],
}

export async function written(
  database: Database,
  by: Viewer = writer,
  changes: Partial<DraftInput> = {},
): Promise<StoredManuscript> {
  const manuscript = await createManuscript(database, by, { place: 'liuhu', title: '便民食堂开张' })
  const story = { ...stated.story, slug: manuscript.slug }
  return saveManuscript(database, by, { ...manuscript, document: { ...stated, story, ...changes } })
}

export async function approved(database: Database, manuscript: StoredManuscript): Promise<StoredManuscript> {
  let now = await submitManuscript(database, writer, manuscript)
  for (const reviewer of [first, second, publisher]) now = await approveManuscript(database, reviewer, now)
  return now
}
