import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { makeFolder } from '../server/folder.ts'

const scratch = mkdtempSync(join(tmpdir(), 'fanxing-folder-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))
const at = (name: string) => join(scratch, name)

test('a folder is made with those above it, of which the topmost is given, and nothing is left in it', () => {
  expect(makeFolder(at('a/b/c'), 'DATA_DIR')).toBe(at('a'))
  expect(makeFolder(at('a/b/c'), 'DATA_DIR')).toBeUndefined()
  expect(makeFolder(at('a/b/d/e'), 'DATA_DIR')).toBe(at('a/b/d'))
  expect(readdirSync(at('a/b/c'))).toEqual([])
})

test('a file in its place, or above it, is named with setting and remedy', () => {
  writeFileSync(at('file'), 'kept')
  for (const folder of [at('file'), at('file/below'), at('file/far/below')]) {
    expect(() => makeFolder(folder, 'DATA_DIR')).toThrow(
      expect.objectContaining({
        code: 'FOLDER_UNFIT',
        message: `DATA_DIR ${folder} cannot be used: ${at('file')} is a file. Name another folder, or move that file away.`,
      }),
    )
  }
})

test('a link to nothing is refused, not followed', () => {
  symlinkSync(at('nothing'), at('link'))
  expect(() => makeFolder(at('link'), 'DIR')).toThrow(/^DIR .*link cannot be used: .*EEXIST/)
})

test.runIf(process.platform === 'linux')('where the system lets nobody make one it is refused at once', () => {
  for (const folder of ['/proc', '/proc/nope', '/proc/nope/below'])
    expect(() => makeFolder(folder, 'DATA_DIR')).toThrow(/^DATA_DIR \/proc.* cannot be used: .*Name another folder/)
})

// Root may write everywhere.
test.runIf(process.getuid?.() !== 0)('where this user may not write it is refused', () => {
  mkdirSync(at('closed'))
  chmodSync(at('closed'), 0o555)
  for (const folder of [at('closed'), at('closed/below')])
    expect(() => makeFolder(folder, 'DATA_DIR')).toThrow('this user may not write there. Give it the right')
  expect(existsSync(at('closed/below'))).toBe(false)
})
