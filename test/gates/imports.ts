import { readFile } from 'node:fs/promises'
import { dirname, join, normalize } from 'node:path'
import ts from 'typescript'
import { filesOf } from './project.ts'

/** What each room may import besides itself; `seeds` is open to server/seeding.ts alone. */
const doors: Record<string, readonly string[]> = {
  schema: [],
  server: ['schema'],
  seeds: ['schema'],
  site: [],
  test: ['schema', 'server', 'seeds', 'site'],
}

/** Packages that speak to the database or build the schema; the site knows the hub through its SDL. */
const hubOnly = /^(@apollo|@electric-sql|@mikro-orm|pg|type-graphql)(\/|$)/

/** The scripts of an Astro file: its frontmatter and what stands in `<script>`. */
function scriptsOf(path: string, text: string): string {
  if (!path.endsWith('.astro')) return text
  const frontmatter = /^---\n(.*?)\n---/s.exec(text)?.[1] ?? ''
  const scripts = [...text.matchAll(/<script[^>]*>(.*?)<\/script>/gs)].map((match) => match[1] ?? '')
  return [frontmatter, ...scripts].join('\n')
}

function allowed(from: string, to: string): boolean {
  if (to.startsWith('schema/hub.graphql')) return true
  const [room = '', target = ''] = [from, to].map((path) => path.split('/')[0])
  return room === target || doors[room]?.includes(target) || (from === 'server/seeding.ts' && target === 'seeds')
}

/** Every import that goes against the direction of the rooms, as `importing file → imported file or package`. */
export async function wrongImports(root: string): Promise<string[]> {
  const wrong: string[] = []
  for (const file of await filesOf(root, `{${Object.keys(doors).join(',')}}/**/*.{ts,astro}`)) {
    const text = scriptsOf(file, await readFile(join(root, file), 'utf8'))
    for (const { fileName } of ts.preProcessFile(text, true, true).importedFiles) {
      const local = fileName.startsWith('.')
      const target = local ? normalize(join(dirname(file), fileName)) : fileName
      const refused = local ? !allowed(file, target) : file.startsWith('site/') && hubOnly.test(target)
      if (refused) wrong.push(`${file} → ${target}`)
    }
  }
  return wrong
}
