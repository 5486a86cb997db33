/**
 * Opens the database of a disk and writes rows to it, 100 at a time, until the power is cut; prints each batch that was
 * acknowledged. What the disk is left with is in another folder then.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { FragileDisk } from './fragile-disk.ts'

const [root = '', left = '', syncs = '', mode = 'honest'] = process.argv.slice(2)
const copies = `${left}.copies`
const disk = new FragileDisk(root, copies)
const chance = xoroshiro128plus(Number(syncs))

disk.onSync = () => {
  if (disk.syncs < Number(syncs)) return
  disk.leave(left, () => mode === 'lucky' && uniformInt(chance, 0, 1) === 1)
  rmSync(copies, { recursive: true })
  process.kill(process.pid, 'SIGKILL')
}
disk.attach()

// Loaded after the disk is in place, as it takes hold of the functions that it replaces.
const { openDatabase } = await import('../../server/database/database.ts')
const database = await openDatabase({ dataDir: join(root, 'data'), databaseUrl: null })
disk.isLying = mode === 'lying'
for (let batch = 0; ; batch++) {
  const key = `${process.pid}-${batch}`
  await database.rows(
    "insert into identity (type, key) select 'Place', $1 || '/' || part from generate_series(1, 100) part",
    [key],
  )
  process.stdout.write(`${key}\n`)
  if (batch % 5 === 4) await database.rows('checkpoint')
}
