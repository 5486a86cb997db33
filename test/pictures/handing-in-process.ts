/** Hands in pictures one after the other and tells of each that is kept: `node --import tsx handing-in-process.ts DATA_DIR`. */
import { type Database, openDatabase } from '../../server/database/database.ts'
import { createManuscript } from '../../server/drafts/writing.ts'
import { handInPicture } from '../../server/pictures/hand-in.ts'
import { editor } from '../drafts/people.ts'
import { phonePhoto } from './photo.ts'

const [dataDir = ''] = process.argv.slice(2)
const database = await openDatabase({ dataDir, databaseUrl: null })
/** Tells when a picture begins to be written. */
const told: Database = {
  ...database,
  transaction: (work) =>
    database.transaction((session) => {
      process.stdout.write('writing\n')
      return work(session)
    }),
}
const writer = editor('甲', 'CONTRIBUTOR', 'liuhu')
const { id: manuscript } = await createManuscript(database, writer, { place: 'liuhu', title: '试', isNewPlace: true })
for (let count = 0; ; count++) {
  const bytes = await phonePhoto(1000 + 2 * count, 800)
  const { file } = await handInPicture(told, writer, { manuscript, bytes })
  process.stdout.write(`kept ${file}\n`)
}
