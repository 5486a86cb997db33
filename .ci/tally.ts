/** Adds up what the test runs really counted, as "N passed, N failed", says what failed, and fails where anything did. */
import { existsSync, readFileSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'

interface Report {
  numPassedTests: number
  testResults: FileResult[]
}

interface FileResult {
  name: string
  status: string
  message: string
  assertionResults: { status: string; fullName: string; failureMessages: string[] }[]
}

interface Count {
  passed: number
  failures: string[]
}

/** Of what a failure says, in characters: the rest is in the log above. */
const MOST_SAID = 1_500

/** Counts one run. A file that failed to load, a run that ended badly and one without a report fail too. */
function count(file: string): Count {
  const { code }: { code: number } = JSON.parse(readFileSync(`${file}.exit`, 'utf8'))
  if (!existsSync(file)) return { passed: 0, failures: [said(file, `no report, exit code ${code}`)] }
  const { numPassedTests, testResults }: Report = JSON.parse(readFileSync(file, 'utf8'))
  const failures = testResults.filter(({ status }) => status === 'failed').flatMap(failuresIn)
  if (failures.length === 0 && code !== 0) failures.push(said(file, `exit code ${code}`))
  return { passed: numPassedTests, failures }
}

function failuresIn({ name, message, assertionResults }: FileResult): string[] {
  const failed = assertionResults.filter(({ status }) => status === 'failed')
  if (failed.length === 0) return [said(name, message)]
  return failed.map(({ fullName, failureMessages }) => said(`${name} > ${fullName}`, failureMessages.join('\n')))
}

function said(what: string, message: string): string {
  return `FAILED ${what}\n${stripVTControlCharacters(message).slice(0, MOST_SAID)}`
}

const counts = process.argv.slice(2).map(count)
const passed = counts.reduce((sum, each) => sum + each.passed, 0)
const failures = counts.flatMap((each) => each.failures)
for (const failure of failures) console.log(`${failure}\n`)
console.log(`${passed} passed, ${failures.length} failed`)
process.exitCode = failures.length === 0 && passed > 0 ? 0 : 1
