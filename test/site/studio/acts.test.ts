/** The log tells every act in Chinese. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { actText } from '../../../site/studio/acts.ts'
import { filesOf, project } from '../../gates/project.ts'

/** Acts that one line of the hub's source writes down: `action: 'invite'`, `act('addWebhook', …`. */
function actsIn(line: string): string[] {
  if (!/\baction: |\bact\(/.test(line)) return []
  return [...line.matchAll(/'([a-z]+[A-Z]\w+)'/g)].map(([, act]) => act ?? '')
}

test('every act that the hub writes down has a word', async () => {
  const sources = await Promise.all(
    (await filesOf(project, 'server/**/*.ts')).map((file) => readFile(join(project, file), 'utf8')),
  )
  const acts = new Set(sources.flatMap((source) => source.split('\n').flatMap(actsIn)))
  for (const act of ['disableEditor', 'importSheet', 'removeWebhook']) expect(acts).toContain(act)
  expect([...acts].filter((act) => actText(act) === act)).toEqual([])
})
