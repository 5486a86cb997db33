import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openDatabase } from '../../server/database/database.ts'
import { pictureDigest } from '../../server/pictures/files.ts'

test('a hub that is killed while pictures are handed in keeps each that it told of, and half of none', {
  timeout: 360_000,
}, async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'fanxing-pictures-'))
  const told = new Set<string>()
  for (const ms of [4, 60]) for (const file of await killed(dataDir, ms)) told.add(file)
  const database = await openDatabase({ dataDir, databaseUrl: null })
  const files = await database.rows<{ digest: string; widths: number[]; bytes: number }>(
    'select digest, widths, bytes from picture_file',
  )
  const kept = new Set(files.map(({ digest }) => digest))
  expect([...told].filter((file) => !kept.has(file))).toEqual([])
  expect(told.size).toBeGreaterThan(0)
  for (const { digest, widths } of files) {
    const parts = await database.rows<{ part: string; content: string }>(
      `select part, string_agg(encode(content, 'hex'), '' order by number) as content from picture_piece
       where file_digest = $1 group by part`,
      [digest],
    )
    expect(parts).toHaveLength(1 + 3 * widths.length)
    const original = parts.find(({ part }) => part === 'original')?.content ?? ''
    expect(pictureDigest(Buffer.from(original, 'hex'))).toBe(digest)
    const acts = await database.rows(
      `select from audit_entry where action = 'addPicture' and details ->> 'picture' = $1`,
      [digest],
    )
    expect(acts.length).toBeGreaterThan(0)
  }
  const stray = `select from picture_piece where not exists (select from picture_place where picture_place.file_digest = picture_piece.file_digest)`
  expect(await database.rows(stray)).toEqual([])
  await database.close()
  await rm(dataDir, { recursive: true })
})

/** Has pictures handed in, and kills the process so long after it began to write the second; gives what it told. */
async function killed(dataDir: string, ms: number): Promise<string[]> {
  const child = spawn('node', ['--import', 'tsx', join(import.meta.dirname, 'handing-in-process.ts'), dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const kept: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('kept ')) kept.push(line.slice('kept '.length))
    else if (kept.length > 0) void sleep(ms).then(() => child.kill('SIGKILL'))
  }
  return kept
}
