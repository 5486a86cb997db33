import { execFile } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import { parser } from '@lezer/python'
import { DefaultSettings, type Language, TaskUtils } from '@microsoft/powerquery-parser'
import { visit } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../../../server/config.ts'
import type { Database } from '../../../server/database/database.ts'
import { createHub, type Hub } from '../../../server/hub.ts'
import { curl, pandas, powerQuery, python } from '../../../site/api/programs.ts'
import { textOf } from '../../../site/ask.ts'
import { FiguresForTable, ProjectWithSentences } from '../../../site/queries/api.ts'
import { seededDatabase } from '../../hub.ts'

const run = promisify(execFile)

/** Whether a program of this name can be started here; where it cannot, its samples are read and not run. */
async function isHere(program: string): Promise<boolean> {
  return run(program, ['--version']).then(
    () => true,
    () => false,
  )
}
const [hasCurl, hasPython] = await Promise.all(['curl', 'python3'].map(isHere))

let database: Database
let hub: Hub
let endpoint: string
let close: () => Promise<void>
let requests = 0

beforeAll(async () => {
  database = await seededDatabase()
  hub = await createHub(database, readConfig({}))
  const server = createServer((request, response) => {
    requests++
    void hub.door.handle(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
  close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    await hub.close()
    await database.close()
  }
})
afterAll(() => close?.())

const place = 'zhongyuan'
const table = { query: textOf(FiguresForTable), variables: JSON.stringify({ place }) }
const brand = { query: textOf(ProjectWithSentences), variables: JSON.stringify({ slug: 'lian-xin-jie' }) }

/** The columns of a row that the question of both programs asks for: place.name, period.label. */
const askedFor: string[] = []
visit(FiguresForTable, {
  Field({ name, selectionSet }, _key, _parent, _path, above) {
    const names = [...above, { name }].flatMap((one) => ('name' in one && one.name ? [one.name.value] : []))
    const at = names.indexOf('nodes')
    if (at !== -1 && !selectionSet) askedFor.push(names.slice(at + 1).join('.'))
  },
})

async function ask(body: unknown) {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(endpoint, { method: 'POST', headers, body: JSON.stringify(body) })
  return JSON.parse(await response.text()).data
}

describe('curl', () => {
  /** The words that the shell makes of a command. */
  async function wordsOf(command: string): Promise<string[]> {
    const { stdout } = await run('sh', ['-c', `curl() { printf '%s\\0' "$@"; }\n${command}`])
    return stdout.split('\0').slice(0, -1)
  }

  test('hands the question over as it stands, apostrophes and all', async () => {
    const variables = `{"slug":"it's \\"1\\""}`
    const words = await wordsOf(curl(endpoint, { ...brand, variables }))
    expect(words.slice(0, -1)).toEqual([endpoint, '-H', 'content-type: application/json', '-d'])
    const query = brand.query.replace(/\s+/g, ' ')
    expect(JSON.parse(words.at(-1) ?? '')).toEqual({ query, variables: { slug: `it's "1"` } })
  })

  test(`gets the answer (${hasCurl ? 'run by curl' : 'there is no curl here: sent as curl would'})`, async () => {
    const command = curl(endpoint, brand)
    const answer = hasCurl
      ? JSON.parse((await run('sh', ['-c', `${command} --silent`])).stdout).data
      : await ask(JSON.parse((await wordsOf(command)).at(-1) ?? ''))
    expect(answer.project.name).toBe('联心结')
  })
})

describe('Python', () => {
  function faults(program: string): number[] {
    const found: number[] = []
    parser.parse(program).iterate({ enter: ({ type, from }) => void (type.isError && found.push(from)) })
    return found
  }

  test('both programs are Python, and what is not is found', () => {
    expect(faults(python(endpoint, table))).toEqual([])
    expect(faults(pandas)).toEqual([])
    expect(faults('while True\n    pass')).not.toEqual([])
  })

  test(`gets every figure, page by page (${hasPython ? 'run by python3' : 'there is no python3 here: only read'})`, async () => {
    const { figures } = await ask({ query: `{ figures(filter: { place: "${place}" }) { totalCount } }` })
    const small = { ...table, query: table.query.replace('first: 100', 'first: 7') }
    expect(small.query).not.toBe(table.query)
    const program = python(endpoint, small)
    if (hasPython) {
      requests = 0
      const { stdout } = await run('python3', ['-c', program], { env: { ...process.env, PYTHONUTF8: '1' } })
      expect(stdout.trim()).toBe(`${figures.totalCount} 个数字`)
      expect(requests).toBe(Math.ceil(figures.totalCount / 7))
    } else {
      expect(program).toContain(small.query)
    }
  })

  test('pandas names columns that are asked for, the year and the cell among them', () => {
    const columns = /columns=\[([^\]]*)\]/.exec(pandas)?.[1]?.match(/[a-z.]+/g) ?? []
    expect(columns).toHaveLength(12)
    expect(columns).toEqual(expect.arrayContaining(['period.label', 'bounds.min', 'evidence.cell.address']))
    for (const path of columns) expect(askedFor, path).toContain(path)
  })
})

describe('Power Query', () => {
  /** The texts of a program in M; throws where it is none. */
  async function textsOf(program: string): Promise<string[]> {
    const task = await TaskUtils.tryLexParse(DefaultSettings, program)
    if (!TaskUtils.isParseStageOk(task)) throw new Error('This is not M', { cause: task })
    const literals = [...task.nodeIdMapCollection.astNodeById.values()].filter(
      (node): node is Language.Ast.LiteralExpression => 'literalKind' in node && node.literalKind === 'Text',
    )
    return literals.map(({ literal }) => literal.slice(1, -1).replaceAll('""', '"').replaceAll('#(#)(', '#('))
  }

  test('is M, and what is not is found', async () => {
    await expect(textsOf(powerQuery(endpoint, table))).resolves.toContain(endpoint)
    await expect(textsOf('let Rows = in Rows')).rejects.toThrow('not M')
  })

  test('asks what the hub answers, and reads columns that the rows have', async () => {
    const program = powerQuery(endpoint, table)
    const texts = await textsOf(program)
    const query = texts.find((text) => text.startsWith('query ')) ?? ''
    expect(texts).toContain(place)
    const data = await ask({ query, variables: { place, after: null } })
    expect(data.figures.nodes.length).toBeGreaterThan(20)
    const read = [...program.matchAll(/Row((?:\[\w+\])+)/g)].map((match) => match[1]?.match(/\w+/g)?.join('.') ?? '')
    // What may be null is compared with null before it is read.
    const columns = read.filter((path) => path !== 'period' && path !== 'evidence.cell')
    expect(new Set(columns)).toEqual(new Set(askedFor))
    for (const guard of ['Row[period] = null', 'Row[evidence][cell] = null']) expect(program).toContain(guard)
    expect(data.figures.pageInfo).toEqual({ hasNextPage: false, endCursor: expect.any(String) })
  })

  test('a quotation mark and an escape in a text stay what they are', async () => {
    const variables = JSON.stringify({ place: '"#(cr)"' })
    expect(await textsOf(powerQuery(endpoint, { ...table, variables }))).toContain('"#(cr)"')
  })
})
