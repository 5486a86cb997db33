/** Opens the database in a folder and writes rows until it is killed; prints the key of each that was acknowledged. */
import { openDatabase } from '../../server/database/database.ts'

const [dataDir = ''] = process.argv.slice(2)
const database = await openDatabase({ dataDir, databaseUrl: null })
for (let row = 0; ; row++) {
  const key = `${process.pid}-${row}`
  await database.rows("insert into identity (type, key) values ('Place', $1)", [key])
  process.stdout.write(`${key}\n`)
}
