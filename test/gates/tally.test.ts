import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { project, run } from './project.ts'

interface Run {
  code: number
  files?: { status: string; tests: string[] }[]
}

/** What the last line of the proof says of some runs. */
async function tally(...runs: Run[]): Promise<{ code: number; output: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'fanxing-tally-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const reports: string[] = []
  for (const [index, { code, files }] of runs.entries()) {
    const report = join(folder, String(index))
    reports.push(report)
    await writeFile(`${report}.exit`, JSON.stringify({ code }))
    if (files) await writeFile(report, JSON.stringify(reportOf(files)))
  }
  return run(project, 'node', join(project, '.ci/tally.ts'), ...reports)
}

function reportOf(files: NonNullable<Run['files']>): object {
  const statuses = files.flatMap((file) => file.tests)
  return {
    numPassedTests: statuses.filter((status) => status === 'passed').length,
    testResults: files.map(({ status, tests }) => ({
      name: 'some.test.ts',
      status,
      message: 'Cannot find module',
      assertionResults: tests.map((each, index) => ({
        status: each,
        fullName: `test ${index}`,
        failureMessages: each === 'failed' ? ['\u001b[31mexpected 1 to be 2\u001b[39m'] : [],
      })),
    })),
  }
}

const good: Run = { code: 0, files: [{ status: 'passed', tests: ['passed', 'passed', 'skipped'] }] }

test('what passed in every run is added up', async () => {
  expect(await tally(good, good)).toEqual({ code: 0, output: '4 passed, 0 failed\n' })
})

test.each<[string, Run, string, RegExp]>([
  [
    'a failed test',
    { code: 1, files: [{ status: 'failed', tests: ['passed', 'failed'] }] },
    '3 passed, 1 failed',
    /^FAILED some\.test\.ts > test 1\nexpected 1 to be 2\n/,
  ],
  [
    'a file that did not load',
    { code: 1, files: [{ status: 'failed', tests: [] }] },
    '2 passed, 1 failed',
    /^FAILED some\.test\.ts\nCannot find module\n/,
  ],
  [
    'an error outside the tests',
    { code: 1, files: [{ status: 'passed', tests: ['passed'] }] },
    '3 passed, 1 failed',
    /^FAILED .*\nexit code 1\n/,
  ],
  ['a run that left no report', { code: 139 }, '2 passed, 1 failed', /^FAILED .*\nno report, exit code 139\n/],
])('%s counts as failed and is named', async (_, bad, last, named) => {
  const { code, output } = await tally(good, bad)
  expect(code).toBe(1)
  expect(output.trimEnd().split('\n').at(-1)).toBe(last)
  expect(output).toMatch(named)
})

test('a proof that ran nothing fails', async () => {
  expect(await tally({ code: 0, files: [] })).toEqual({ code: 1, output: '0 passed, 0 failed\n' })
})
