import { once } from 'node:events'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { openDatabase } from '../../server/database/database.ts'

const SECRET = 'opensesame'
const open = (databaseUrl: string) => openDatabase({ dataDir: '', databaseUrl })

let server: Server | undefined
afterEach(() => server?.close())

/** Address of a server that answers whoever connects with these, one after the other, and then ends the connection. */
async function serverSaying(...answers: Buffer[]): Promise<string> {
  server = createServer((socket) => {
    socket.on('error', () => {})
    const left = [...answers]
    socket.on('data', () => {
      const answer = left.shift()
      if (answer === undefined) socket.end()
      else socket.write(answer)
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return `postgresql://zhang:${SECRET}@127.0.0.1:${port}/hub`
}

function errorOf(code: string, message: string): Buffer {
  return packet('E', Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${message}\0\0`))
}

function authentication(kind: number, content: string): Buffer {
  return packet('R', Buffer.concat([Buffer.from([0, 0, 0, kind]), Buffer.from(content)]))
}

function packet(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(5)
  head.write(type)
  head.writeInt32BE(content.length + 4, 1)
  return Buffer.concat([head, content])
}

async function refusalOf(databaseUrl: string): Promise<string> {
  const refusal = await open(databaseUrl).then(
    () => null,
    (error: unknown) => error,
  )
  expect(refusal).toMatchObject({ name: 'HubError', code: 'DATABASE_UNREACHABLE' })
  const message = refusal instanceof Error ? refusal.message : ''
  expect(message).toContain('DATABASE_URL')
  expect(message).not.toContain(SECRET)
  return message
}

test.each([
  ['28000', 'role "zhang" does not exist', 'Create that role'],
  ['28P01', 'password authentication failed for user "zhang"', 'Correct user and password'],
  ['3D000', 'database "hub" does not exist', 'create database'],
  ['53300', 'sorry, too many clients already', 'max_connections'],
  ['57P03', 'the database system is starting up', 'Try again'],
  ['XX000', 'something else', 'See that PostgreSQL runs'],
])('what a server refuses by %s is told with address and remedy, without the password', async (code, says, remedy) => {
  const url = await serverSaying(errorOf(code, says))
  const message = await refusalOf(url)
  expect(message).toContain(url.replace(`:${SECRET}`, ''))
  expect(message).toContain(`cannot be opened: ${says}. `)
  expect(message).toContain(remedy)
})

test('a password that the server asks for and nobody gave is told', async () => {
  const url = await serverSaying(authentication(10, 'SCRAM-SHA-256\0\0'), authentication(11, 'r=a,s=b,i=4096'))
  expect(await refusalOf(url.replace(`:${SECRET}`, ''))).toContain('Put the password into DATABASE_URL')
})

test('a server that is none of PostgreSQL is told', async () => {
  expect(await refusalOf(await serverSaying())).toContain('See that PostgreSQL runs')
})

test('a closed port and a host that nobody knows are told', async () => {
  const url = await serverSaying()
  server?.close()
  expect(await refusalOf(url)).toMatch(/ECONNREFUSED.* Start PostgreSQL there, or correct host and port/)
  const unknown = `postgresql://zhang:${SECRET}@nowhere.invalid/hub?password=${SECRET}`
  expect(await refusalOf(unknown)).toMatch(/nowhere\.invalid.* Correct the host/)
})

test('a server that never answers is given up', async () => {
  server = createServer((socket) => void socket.on('error', () => {})).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const message = await refusalOf(`postgresql://zhang:${SECRET}@127.0.0.1:${port}/hub`)
  expect(message).toMatch(/cannot be opened: timeout expired\. See that PostgreSQL runs/)
})
