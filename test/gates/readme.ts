import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { buildSchema, type GraphQLSchema, parse, validate } from 'graphql'
import { z } from 'zod'
import { readConfig } from '../../server/config.ts'

const manuals = ['README.md', 'README.zh-CN.md'] as const
const documents = [...manuals, 'CHANGELOG.md', 'docs/architecture.md', 'seeds/README.md'] as const

const manifestOf = z.object({ scripts: z.record(z.string(), z.string()) })

function blocks(markdown: string, language: string): string[] {
  return [...markdown.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map((match) => match[1] ?? '')
}

/** Commands that name no script of package.json, or one whose file is missing. */
async function deadCommands(root: string, markdown: string): Promise<string[]> {
  const { scripts } = manifestOf.parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')))
  const commands = blocks(markdown, 'sh').flatMap((block) => [
    ...block.matchAll(/\bnpm (?:run (?:--silent )?)?([\w:-]+)/g),
  ])
  return commands.flatMap(([command, name = '']) => {
    if (command === 'npm ci') return []
    const script = scripts[name]
    if (script === undefined) return `${command} is no script of package.json`
    const files = script.match(/[\w./-]+\.ts\b/g) ?? []
    return files.filter((file) => !existsSync(join(root, file))).map((file) => `${command} needs ${file}`)
  })
}

/** Settings that are not documented, or that are but do not exist or have another default. */
async function wrongSettings(root: string, markdown: string): Promise<string[]> {
  const source = await readFile(join(root, 'server/config.ts'), 'utf8')
  const real = new Set([...source.matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map((match) => match[1] ?? ''))
  const rows = [...markdown.matchAll(/^\| `([A-Z][A-Z_]+)` \| (?:`([^`]*)`)?/gm)]
  const told = new Set(rows.map((row) => row[1] ?? ''))
  const used = blocks(markdown, 'sh').flatMap((block) => [...block.matchAll(/\b([A-Z][A-Z_]+)=/g)])
  const otherDefault = rows.filter(([, name = '', value]) => {
    const given = value === undefined || value.includes('$') ? {} : { [name]: value }
    return !isDeepStrictEqual(readConfig(given), readConfig({}))
  })
  return [
    ...[...real].filter((name) => !told.has(name)).map((name) => `${name} is not told`),
    ...[...told].filter((name) => !real.has(name)).map((name) => `${name} is no setting`),
    ...used.filter(([, name = '']) => !real.has(name)).map(([, name]) => `${name} is no setting`),
    ...otherDefault.map(([, name, value]) => `${name} does not default to ${value}`),
  ]
}

function wrongQueries(schema: GraphQLSchema, markdown: string): string[] {
  return queriesIn(markdown).flatMap((query) => validate(schema, parse(query)).map((error) => error.message))
}

function deadLinks(root: string, document: string, markdown: string): string[] {
  const targets = [...markdown.matchAll(/\]\(([^)\s#]+)[^)]*\)/g)].map((match) => match[1] ?? '')
  return targets
    .filter((target) => !/^https?:/.test(target) && !existsSync(join(root, dirname(document), target)))
    .map((target) => `there is no ${target}`)
}

/** GraphQL documents of a manual. */
export function queriesIn(markdown: string): string[] {
  return blocks(markdown, 'graphql')
}

/** What the documents say that is not so. */
export async function untruths(root: string): Promise<string[]> {
  const schema = buildSchema(await readFile(join(root, 'schema/hub.graphql'), 'utf8'))
  const found: string[] = []
  for (const document of documents) {
    const markdown = await readFile(join(root, document), 'utf8')
    const said = [...deadLinks(root, document, markdown), ...(await deadCommands(root, markdown))]
    if (document.startsWith('README')) {
      said.push(...(await wrongSettings(root, markdown)), ...wrongQueries(schema, markdown))
    }
    found.push(...said.map((problem) => `${document}: ${problem}`))
  }
  return found
}
