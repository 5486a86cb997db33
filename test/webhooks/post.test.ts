import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { post } from '../../server/webhooks/post.ts'
import { Receiver, status } from './receiver.ts'

let receiver: Receiver
beforeEach(async () => {
  receiver = await Receiver.open()
})
afterEach(() => receiver.close())

const send = (url: string, options: { privateAddresses?: boolean; timeoutMs?: number } = {}) =>
  post(url, '{}', {}, { privateAddresses: true, ...options })
const port = () => new URL(receiver.url).port

describe('a message', () => {
  test('arrives', async () => {
    await send(receiver.url)
    expect(receiver.received).toMatchObject([{ body: '{}' }])
  })

  test.each([
    ['127.0.0.1'],
    ['localhost'],
    ['[::1]'],
    ['[::ffff:127.0.0.1]'],
    ['0.0.0.0'],
    ['10.0.0.1'],
    ['172.16.0.1'],
    ['192.168.1.1'],
    ['169.254.169.254'],
    ['100.64.0.1'],
    ['[fe80::1]'],
    ['[fc00::1]'],
    ['2130706433'],
    ['0x7f.1'],
  ])('never goes to %s unless that is allowed', async (host) => {
    for (const scheme of ['http', 'https']) {
      const sent = send(`${scheme}://${host}:${port()}/`, { privateAddresses: false })
      await expect(sent).rejects.toMatchObject({ name: 'Undelivered', message: expect.stringMatching(/not allowed/) })
    }
    expect(receiver.received).toEqual([])
  })

  test('follows no redirect', async () => {
    receiver.answers.push(status(307, { location: receiver.url }))
    await expect(send(receiver.url)).rejects.toThrow('answered 307; redirects are not followed')
    expect(receiver.received).toHaveLength(1)
  })

  test.each([[400], [404], [410], [500]])('that is answered %i did not arrive', async (code) => {
    receiver.answers.push(status(code))
    await expect(send(receiver.url)).rejects.toThrow(`answered ${code}`)
  })

  test('is not waited for when no answer comes, or never ends', async () => {
    receiver.answers.push(() => {})
    await expect(send(receiver.url, { timeoutMs: 300 })).rejects.toThrow('no answer within 0.3 s')
    receiver.answers.push((response) => response.writeHead(200).write('…'))
    await expect(send(receiver.url, { timeoutMs: 300 })).rejects.toThrow('no answer within 0.3 s')
  })

  test('is not read beyond what an answer may have', async () => {
    let sent = 0
    receiver.answers.push((response) => {
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(16_384))) sent += 16_384
        sent += 16_384
      }
      response.writeHead(200).on('drain', more)
      more()
    })
    await send(receiver.url)
    expect(sent).toBeLessThan(50_000_000)
  })
})
