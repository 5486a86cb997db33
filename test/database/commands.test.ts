import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { environmentWith } from '../../server/config.ts'
import { openDatabase } from '../../server/database/database.ts'
import { publish } from '../../server/publish/publish.ts'
import { smallDraft } from '../publish/small-draft.ts'

// Each starts processes of its own, which takes long on a busy machine.
vi.setConfig({ testTimeout: 240_000 })
const scratch = mkdtempSync(join(tmpdir(), 'fanxing-commands-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

const at = (name: string) => join(scratch, name)
const open = (dataDir: string) => openDatabase({ dataDir, databaseUrl: null })

beforeAll(async () => {
  const database = await open(at('hub'))
  await publish(database, smallDraft())
  await database.close()
})

/** What a command prints, and its exit code, for a hub in a folder. */
function run(command: 'backup' | 'restore', dataDir: string, ...options: string[]) {
  return runScript(`commands/${command}`, { DATA_DIR: dataDir, DATABASE_URL: '' }, ...options)
}

function runScript(name: string, settings: Record<string, string>, ...options: string[]) {
  const script = join(import.meta.dirname, `../../server/${name}.ts`)
  const env = environmentWith(settings)
  return new Promise<{ code: number | string; stdout: string; stderr: string }>((done) => {
    execFile(process.execPath, ['--import', 'tsx', script, ...options], { env }, (error, stdout, stderr) =>
      done({ code: error?.code ?? 0, stdout, stderr }),
    )
  })
}

describe('npm run backup and npm run restore', () => {
  test('carry a hub from one folder to another', async () => {
    const file = at('hub.backup')
    const backup = await run('backup', at('hub'), file)
    expect(backup).toEqual({ code: 0, stdout: expect.stringMatching(/^\d+ rows are in /), stderr: '' })
    const restore = await run('restore', at('carried'), file)
    expect(restore).toEqual({ code: 0, stdout: expect.stringContaining('are restored'), stderr: '' })
    const database = await open(at('carried'))
    expect(await publish(database, smallDraft())).toMatchObject({ changed: false })
    await database.close()
    const twice = await run('restore', at('carried'), file)
    expect(twice).toMatchObject({ code: 1, stderr: expect.stringContaining('into an empty one only') })
  })

  test('end with the reason beside a running hub, and name it', async () => {
    const database = await open(at('hub'))
    const refusal = { code: 1, stdout: '', stderr: expect.stringContaining(`in use by process ${process.pid} on `) }
    expect(await run('backup', at('hub'), at('beside.backup'))).toEqual(refusal)
    await database.close()
    expect(existsSync(at('beside.backup'))).toBe(false)
  })

  test('end with the reason when the database cannot be opened', async () => {
    mkdirSync(at('ruined/database/global'), { recursive: true })
    writeFileSync(at('ruined/database/PG_VERSION'), '9.1\n')
    const { code, stderr } = await run('backup', at('ruined'), at('ruined.backup'))
    expect(code).toBe(1)
    expect(stderr).toContain(`The database in ${at('ruined/database')} cannot be opened: `)
    expect(stderr).toContain('could not access the server configuration file')
  })

  test('do not back up a hub that holds nothing', async () => {
    const refusal = { code: 1, stderr: expect.stringContaining('Check that DATA_DIR or DATABASE_URL') }
    expect(await run('backup', at('mistyped'), at('nothing.backup'))).toMatchObject(refusal)
    expect(existsSync(at('nothing.backup'))).toBe(false)
  })

  test.each([
    ['backup', [], 'FILE is missing'],
    ['backup', [at('hub')], 'exists; name another file'],
    ['backup', [at('nowhere/hub.backup')], 'create it first'],
    ['backup', [join(import.meta.filename, 'hub.backup')], 'is a file. Name another folder'],
    ['restore', [], 'FILE is missing'],
    ['restore', [at('nowhere.backup')], 'name one that npm run backup wrote'],
    ['restore', [at('hub')], 'name one that npm run backup wrote'],
  ] as const)('%s refuses the wrong FILE: %j', async (command, options, reason) => {
    const { code, stderr } = await run(command, at('untouched'), ...options)
    expect(code).toBe(1)
    expect(stderr).toContain(reason)
    expect(existsSync(at('untouched'))).toBe(false)
  })
})

describe('every command that opens the database', () => {
  const sheet = at('sheet.csv')
  const commands: [string, ...string[]][] = [
    ['main'],
    ['commands/export', at('site')],
    ['commands/backup', at('unfit.backup')],
    ['commands/restore', sheet],
    ['commands/admin', 'list'],
    ['commands/import-sheet', sheet],
    ['commands/webhook', 'list'],
  ]
  beforeAll(() => writeFileSync(sheet, '村,2024年\n甲村,30万元\n'))

  test.each(commands)('%s ends with the reason in a sentence, without a stack', async (script, ...options) => {
    const file = await runScript(script, { DATA_DIR: sheet, DATABASE_URL: '' }, ...options)
    const says = `DATA_DIR ${sheet} cannot be used: ${sheet} is a file. Name another folder, or move that file away.\n`
    expect(file).toMatchObject({ code: 1, stderr: says })
    const address = 'postgresql://zhang@127.0.0.1:1/hub'
    const databaseUrl = address.replace('@', ':opensesame@')
    const server = await runScript(script, { DATA_DIR: at('beside'), DATABASE_URL: databaseUrl }, ...options)
    expect(server).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^[^\n]* Start PostgreSQL there, [^\n]*\n$/),
    })
    expect(server.stderr).toContain(`DATABASE_URL leads to ${address}, which cannot be opened: `)
    expect(server.stderr).not.toContain('opensesame')
  })
})
