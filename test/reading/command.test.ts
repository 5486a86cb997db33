import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'

const root = join(import.meta.dirname, '../..')
const figures = z.array(
  z.strictObject({
    value: z.number(),
    valueMax: z.number().nullable(),
    unit: z.string(),
    qualifier: z.string(),
    status: z.string(),
    subject: z.string().nullable(),
    indicator: z.string().nullable(),
    period: z.string().nullable(),
    quote: z.string(),
    start: z.int(),
    end: z.int(),
    confidence: z.number(),
  }),
)
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fanxing-read-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** Runs `npm run --silent read -- …arguments`. */
function read(args: string[], input?: string): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const run = execFile('npm', ['run', '--silent', 'read', '--', ...args], { cwd: root }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    )
    run.stdin?.end(input)
  })
}

test('a file is answered with JSON alone', async () => {
  const file = join(folder, 'story.txt')
  await writeFile(file, '今年一季度，址刘村集体收入达240万元。')
  const { code, out, err } = await read([file])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(figures.parse(JSON.parse(out))).toEqual([
    expect.objectContaining({
      ...{ value: 2_400_000, unit: '元', quote: '240万元', start: 14, end: 19 },
      ...{ subject: '址刘村', period: '今年一季度', status: 'ACHIEVED' },
    }),
  ])
})

test('standard input is read for -', async () => {
  const { code, out } = await read(['-'], '投入近10万元')
  expect(code).toBe(0)
  expect(figures.parse(JSON.parse(out))).toMatchObject([{ value: 100_000, qualifier: 'NEARLY' }])
})

test.each([
  ['nothing', [], /FILE is missing/],
  ['a file that is not there', ['no-such-file.txt'], /no-such-file\.txt is no file/],
  ['a folder', ['.'], /is no file/],
])('%s is refused on standard error', async (_, args, message) => {
  const { code, out, err } = await read(args)
  expect({ code, out }).toEqual({ code: 1, out: '' })
  expect(err).toMatch(message)
})

test('bytes that are no text are refused', async () => {
  const file = join(folder, 'picture.bin')
  await writeFile(file, Buffer.from([0xff, 0xd8, 0xff, 0xe0]))
  expect(await read([file])).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/is not UTF-8/) })
})
