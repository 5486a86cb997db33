import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { lock } from '../../server/database/lock.ts'

const scratch = mkdtempSync(join(tmpdir(), 'fanxing-lock-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

let folders = 0
const newFolder = () => join(scratch, `folder-${folders++}`)

const children = new Set<ChildProcessByStdio<Writable, Readable, null>>()
afterEach(() => {
  for (const child of children) child.kill('SIGKILL')
})

/** A process that tries to take the lock when it is told to. */
async function contender(folder: string) {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(new URL('./hold-lock.ts', import.meta.url)), folder],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  )
  children.add(child)
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  const nextLine = async () => (await lines.next()).value
  expect(await nextLine()).toBe('ready')
  return {
    pid: child.pid,
    tryToLock: () => {
      child.stdin.write('\n')
      return nextLine()
    },
    stop: () => child.kill('SIGSTOP'),
    kill: async () => {
      child.kill('SIGKILL')
      await once(child, 'exit')
      children.delete(child)
    },
  }
}

describe('the lock beside a folder', () => {
  test('is held by one of many that try at once, and by the next when that one is killed', async () => {
    const folder = newFolder()
    let waiting = await Promise.all(Array.from({ length: 5 }, () => contender(folder)))
    while (waiting.length > 0) {
      const said = await Promise.all(waiting.map((process) => process.tryToLock()))
      expect(said.toSorted()).toEqual([...waiting.slice(1).map(() => 'DATABASE_LOCKED'), 'held'])
      const [holder] = waiting.filter((_, index) => said[index] === 'held')
      await holder?.kill()
      waiting = waiting.filter((process) => process !== holder)
    }
    lock(folder).release()
  })

  test('stays with a process that lives and does nothing', async () => {
    const folder = newFolder()
    const holder = await contender(folder)
    expect(await holder.tryToLock()).toBe('held')
    holder.stop()
    expect(() => lock(folder)).toThrow(`in use by process ${holder.pid} on `)
    await holder.kill()
    lock(folder).release()
  })

  test('stays where nobody keeps hold of it and memory is cleared', async () => {
    const folder = newFolder()
    lock(folder)
    setFlagsFromString('--expose-gc')
    const clear: () => void = runInNewContext('gc')
    for (let times = 0; times < 3; times++) {
      clear()
      await setImmediate()
    }
    expect(() => lock(folder)).toThrow(`in use by process ${process.pid} on `)
  })

  test('is not given twice to one process, nor kept after its release', () => {
    const folder = newFolder()
    const first = lock(folder)
    expect(() => lock(folder)).toThrow(`in use by process ${process.pid} on `)
    first.release()
    lock(folder).release()
  })

  test('names a process even when nothing says which', () => {
    const folder = newFolder()
    const held = lock(folder)
    for (const spoil of [() => writeFileSync(`${folder}.owner`, ''), () => rmSync(`${folder}.owner`)]) {
      spoil()
      expect(() => lock(folder)).toThrow('in use by another process')
    }
    held.release()
  })

  test('does not call a folder in use because the file is another one', () => {
    const folder = newFolder()
    writeFileSync(`${folder}.lock`, 'notes of mine\n'.repeat(100))
    expect(() => lock(folder)).toThrow(`${folder}.lock cannot be locked`)
  })
})
