/** What faces the database is proved again on PostgreSQL; what faces the embedded one's files, or none, is not. */
import { existsSync } from 'node:fs'
import config from './vitest.config.ts'

const facing = {
  database: ['backup', 'constraints', 'database', 'migrations'],
  drafts: ['attendance', 'following', 'manuscripts', 'preview-links', 'profiles', 'revisions', 'schedule'],
  editorial: ['links', 'sign-in', 'two-factor'],
  ledger: ['digest', 'entries', 'reminders', 'table'],
  pictures: ['published'],
  publish: ['changes', 'figure-versions', 'publish', 'refusals', 'series', 'tags'],
  queries: ['agreement', 'door', 'freshness', 'private-answers', 'search', 'summary'],
  render: ['publisher', 'series', 'shared-turn'],
  sheets: ['examine', 'import'],
  webhooks: ['deliveries'],
}

const include = Object.entries(facing).flatMap(([folder, names]) =>
  names.map((name) => `test/${folder}/${name}.test.ts`),
)
for (const file of include) if (!existsSync(file)) throw new Error(`There is no ${file} to prove on PostgreSQL`)

export default { ...config, test: { ...config.test, include } }
