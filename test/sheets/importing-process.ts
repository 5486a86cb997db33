/** Imports a spreadsheet and tells of each document that is written: `node --import tsx importing-process.ts DATA_DIR FILE`. */
import { readFile } from 'node:fs/promises'
import { openDatabase } from '../../server/database/database.ts'
import { importFile } from './village-hub.ts'

const [dataDir = '', file = ''] = process.argv.slice(2)
const database = await openDatabase({ dataDir, databaseUrl: null })
const onDocument = (done: number, total: number) => void process.stdout.write(`${done} of ${total}\n`)
await importFile(
  database,
  { bytes: await readFile(file), name: '账目.xlsx', slug: 'killed', allowDiffering: true },
  { onDocument },
)
process.stdout.write('imported\n')
await database.close()
