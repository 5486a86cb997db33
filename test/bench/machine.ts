/** What was measured on: processor, memory and versions, and nothing that names a machine. */
import { readFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import type { Client } from 'pg'

export interface Machine {
  processor: string
  cores: number
  memoryGigabytes: number
  versions: Record<string, string>
}

const PACKAGES = [
  'graphql',
  '@apollo/server',
  'type-graphql',
  '@mikro-orm/core',
  'pg',
  '@electric-sql/pglite',
  'astro',
  'postgraphile',
  'autocannon',
]

export async function machine(client: Client): Promise<Machine> {
  const { rows } = await client.query<{ version: string }>(`select current_setting('server_version') as version`)
  const processors = cpus()
  return {
    processor: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    versions: {
      node: process.versions.node,
      PostgreSQL: rows[0]?.version.split(' ')[0] ?? 'unknown',
      ...Object.fromEntries(PACKAGES.map((name) => [name, version(name)])),
    },
  }
}

/** The exact version that package.json pins. */
function version(name: string): string {
  const manifest: { dependencies: Record<string, string>; devDependencies: Record<string, string> } = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  )
  return manifest.dependencies[name] ?? manifest.devDependencies[name] ?? 'not installed'
}
