/** Saves one manuscript again and again, and says each version once it is kept. Its folder and its manuscript are the arguments. */
import { openDatabase } from '../../server/database/database.ts'
import { seenManuscript } from '../../server/drafts/manuscripts.ts'
import { saveManuscript } from '../../server/drafts/writing.ts'
import { bodyOf, writer } from './saved-body.ts'

const [dataDir = '', id = ''] = process.argv.slice(2)
const database = await openDatabase({ dataDir, databaseUrl: null })
let manuscript = await seenManuscript(database, writer, id)
while (manuscript) {
  const { slug, place, version } = manuscript
  const story = { slug, place, title: '甲', body: bodyOf(version + 1) }
  manuscript = await saveManuscript(database, writer, { id, version, document: { story } })
  process.stdout.write(`${manuscript.version}\n`)
}
