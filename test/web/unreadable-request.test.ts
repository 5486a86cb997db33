import { once } from 'node:events'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../../server/config.ts'
import { Listener } from '../../server/web/listener.ts'
import { freePort } from '../main/running-hub.ts'

let port: number
let listener: Listener

beforeAll(async () => {
  port = await freePort()
  listener = new Listener({ ...readConfig({ DATA_DIR: tmpdir() }), port })
  await listener.listen()
})

afterAll(() => listener.close())

/** Everything that is answered to these bytes until the connection is closed. */
async function answerTo(bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1').setEncoding('utf8')
  let answer = ''
  socket.on('data', (text) => {
    answer += text
  })
  socket.write(bytes)
  await once(socket, 'close')
  return answer
}

test('an address with Chinese characters as they are is refused with a way to encode them', async () => {
  const answer = await answerTo('GET /figures.csv?place=址刘村 HTTP/1.1\r\nhost: hub\r\n\r\n')
  expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/)
  expect(answer).toMatch(/\r\n\r\nBAD_ADDRESS: .*地址里的汉字.*--data-urlencode "place=址刘村"\n$/)
})

test('an address that is too long is refused with the bytes that are read', async () => {
  const answer = await answerTo(`GET /graphql?query=${'x'.repeat(20_000)} HTTP/1.1\r\nhost: hub\r\n\r\n`)
  expect(answer).toMatch(/^HTTP\/1\.1 431 Request Header Fields Too Large\r\n/)
  expect(answer).toMatch(/\r\n\r\nHEAD_TOO_LARGE: .* 16384 bytes .* by POST\.\n$/)
})

test('what is no request at all is told so', async () => {
  const answer = await answerTo('\x16\x03\x01\x02\x00')
  expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/)
  expect(answer).toMatch(/\r\n\r\nBAD_REQUEST: .* https address needs a proxy .*\n$/)
})

test('the length of a refusal is that of its bytes, so that it can be read behind a proxy', async () => {
  const [head = '', body = ''] = (await answerTo('hello\r\n\r\n')).split('\r\n\r\n')
  expect(head).toContain(`content-length: ${Buffer.byteLength(body)}`)
})
