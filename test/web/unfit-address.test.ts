import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { afterEach, expect, test, vi } from 'vitest'
import { readConfig } from '../../server/config.ts'
import { Listener } from '../../server/web/listener.ts'

afterEach(() => vi.restoreAllMocks())

const listenAt = (host: string, port: number) =>
  new Listener({ ...readConfig({ DATA_DIR: tmpdir() }), host, port }).listen()

test('an address that this machine does not have is named, with what to do', async () => {
  await expect(listenAt('192.0.2.1', 4000)).rejects.toMatchObject({
    code: 'ADDRESS_UNFIT',
    message: expect.stringMatching(/^HOST 192\.0\.2\.1 with PORT 4000 cannot .* Set HOST to one that it has/),
  })
})

test.each([
  ['EACCES', 'Set PORT to one from 1024 on'],
  ['ENOTFOUND', 'Set HOST to an address of this machine'],
])('%s is told with what to do', async (code, remedy) => {
  // Root may listen on every port, so the system's answer is put in.
  vi.spyOn(Object.getPrototypeOf(createServer()), 'listen').mockImplementation(function (this: unknown) {
    const server = this as ReturnType<typeof createServer>
    queueMicrotask(() => server.emit('error', Object.assign(new Error(`listen ${code}`), { code })))
    return server
  })
  await expect(listenAt('127.0.0.1', 80)).rejects.toMatchObject({
    code: 'ADDRESS_UNFIT',
    message: expect.stringContaining(remedy),
  })
})
