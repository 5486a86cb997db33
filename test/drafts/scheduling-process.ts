/** Publishes what is scheduled in a folder's hub, and schedules what is approved, until it is killed: `scheduling-process.ts FOLDER EDITOR`. */
import { openDatabase } from '../../server/database/database.ts'
import { scheduleManuscript } from '../../server/drafts/schedule.ts'
import { Timetable } from '../../server/drafts/timetable.ts'
import { findEditor } from '../../server/editorial/editors.ts'
import { HubError } from '../../server/errors.ts'
import { log } from '../../server/log.ts'

log.level = 'silent'

const [, , dataDir = '', editor = ''] = process.argv
const database = await openDatabase({ dataDir, databaseUrl: null })
const chief = await findEditor(database, editor)
database.onPublication(() => process.stdout.write('published\n'))
await Timetable.start(database, { pollSeconds: 0.5 })
process.stdout.write('started\n')
const approved = await database.rows<{ id: string; version: number }>(
  `select id::text, version from manuscript where state = 'APPROVED' order by id`,
)
for (const seen of approved) {
  while (!(await isScheduled(seen))) process.stdout.write('waited too long\n')
  process.stdout.write('scheduled\n')
}

/** False where the machine is so busy that the time was over when its turn came. */
async function isScheduled(seen: { id: string; version: number }): Promise<boolean> {
  const at = new Date(Date.now() + 500)
  return scheduleManuscript(database, chief, { ...seen, at, reason: null }).then(
    () => true,
    (error: unknown) => {
      if (error instanceof HubError && error.code === 'SCHEDULE_UNFIT') return false
      throw error
    },
  )
}
