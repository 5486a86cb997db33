/** A Frictionless Data Package: the table, its description for machines, and one for people, in one zip. */
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { type About, notes } from './about.ts'
import { columns, type Figure } from './columns.ts'
import { csv } from './csv.ts'

export function dataPackage(figures: AsyncIterable<Figure>, about: About): AsyncIterable<Uint8Array> {
  const zip = new ZipFile()
  const output = Readable.from(zip.outputStream)
  const fail = (error: Error) => output.destroy(error)
  const options = { mtime: new Date(about.at) }
  zip.on('error', fail)
  const table = Readable.from(
    measured(csv(figures), (size) => {
      // It tells the table's size and digest, so it comes behind the table.
      zip.addBuffer(Buffer.from(`${JSON.stringify(descriptor(about, size), null, 2)}\n`), 'datapackage.json', options)
      zip.addBuffer(Buffer.from(readme(about)), 'README.md', options)
      zip.end()
    }),
  )
  zip.addReadStream(table, 'figures.csv', options)
  return output
}

interface Size {
  bytes: number
  hash: string
}

async function* measured(text: AsyncIterable<string>, done: (size: Size) => void): AsyncGenerator<Buffer> {
  const digest = createHash('sha256')
  let bytes = 0
  for await (const part of text) {
    const chunk = Buffer.from(part)
    digest.update(chunk)
    bytes += chunk.length
    yield chunk
  }
  done({ bytes, hash: `sha256:${digest.digest('hex')}` })
}

function descriptor(about: About, size: Size): object {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'fanxing-figures',
    title: '繁星数字',
    description: about.conditions.length === 0 ? '全部数字' : about.conditions.join('；'),
    homepage: about.url,
    created: about.at,
    sources: [{ title: '繁星', path: about.url }],
    resources: [
      {
        name: 'figures',
        type: 'table',
        path: 'figures.csv',
        format: 'csv',
        mediatype: 'text/csv',
        encoding: 'utf-8',
        ...size,
        dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true },
        schema: {
          fields: columns.map(({ name, type, title, description }) => ({ name, type, title, description })),
          missingValues: [''],
          primaryKey: ['id'],
        },
      },
    ],
  }
}

function readme(about: About): string {
  const lines = notes(about).map(([what, text]) => `- **${what}**：${text}`)
  return [
    '# 繁星数字',
    '',
    'datapackage.json 依 Frictionless Data Package 2.0 说明 figures.csv。',
    '',
    ...lines,
    '',
  ].join('\n')
}
