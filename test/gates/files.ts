import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { filesOf } from './project.ts'

const sourcePattern = '{schema,server,seeds,site,test}/**/*.{ts,astro,css}'
const textPattern =
  '{*,.ci/*,docs/**/*,schema/**/*,server/**/*,seeds/**/*,site/**/*,test/**/*}.{md,ts,astro,css,json,yaml,graphql}'

/** The longest a source file may be: what does not fit has a second subject. */
const longest = 400

const machinePath = /(?<![\w.:/-])\/(?:home|Users|root|work|tmp|var\/folders)\/[\w.-]+/

/** Files that are too long, badly named or a drawer for what has no subject, each with what is wrong. */
export async function badFiles(root: string): Promise<string[]> {
  const bad: string[] = []
  for (const file of await filesOf(root, sourcePattern)) {
    const lines = (await readFile(join(root, file), 'utf8')).split('\n').length - 1
    // A migration is never cut: it has been run.
    if (lines > longest && !file.startsWith('schema/migrations/'))
      bad.push(`${file} has ${lines} lines, more than ${longest}`)
    if (/(^|\/)(utils?|helpers?|common|misc|shared)(\/|\.|$)/.test(file)) bad.push(`${file} names no subject`)
    if (!/^[[\].@a-z0-9-]+$/.test(basename(file)) && !/^[A-Z]\w+\.md$/.test(basename(file))) {
      bad.push(`${file} is not in kebab case`)
    }
  }
  return bad
}

/** Lines that name a folder of somebody's machine. */
export async function machinePaths(root: string): Promise<string[]> {
  const named: string[] = []
  for (const file of await filesOf(root, textPattern)) {
    const lines = (await readFile(join(root, file), 'utf8')).split('\n')
    for (const [index, line] of lines.entries()) {
      const path = machinePath.exec(line)?.[0]
      if (path) named.push(`${file}:${index + 1} names ${path}`)
    }
  }
  return named
}
