import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ConfigError, readConfig } from '../server/config.ts'

function problems(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
  return []
}

describe('readConfig', () => {
  test('needs no variable at all', () => {
    expect(readConfig({})).toMatchObject({
      port: 4000,
      host: '127.0.0.1',
      dataDir: resolve('data'),
      databaseUrl: null,
      publicUrl: 'http://localhost:4000',
      limits: { bodyBytes: 100_000 },
    })
  })

  test('begins with the newspaper page unless told not to', () => {
    expect([readConfig({}).seeds, readConfig({ SEEDS: 'off' }).seeds]).toEqual([true, false])
  })

  test('takes an empty variable for one that is not set', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '', PUBLIC_URL: '' })).toEqual(readConfig({}))
  })

  test('derives the public address from the port unless it is given', () => {
    expect(readConfig({ PORT: '8080' }).publicUrl).toBe('http://localhost:8080')
    expect(readConfig({ PORT: '8080', PUBLIC_URL: 'https://Example.org/' }).publicUrl).toBe('https://example.org')
  })

  test('reports all problems at once, each with name, value and remedy', () => {
    const found = problems({ PORT: '70000', PUBLIC_URL: 'example.org/site', LOG_LEVEL: 'loud', LIMIT_DEPTH: '-1' })
    expect(found).toEqual([
      'PORT is "70000", which must be a whole number from 1 to 65535',
      'PUBLIC_URL is "example.org/site", which must be http:// or https:// with a host and nothing behind it, such as https://example.org',
      'LOG_LEVEL is "loud", which must be one of trace, debug, info, warn, error, fatal, silent',
      'LIMIT_DEPTH is "-1", which must be a whole number from 1 to 100',
    ])
  })

  test.each(['https://example.org/base', 'https://example.org?x', 'ftp://example.org', 'https://u:p@example.org'])(
    'refuses %s as a public address',
    (value) => expect(problems({ PUBLIC_URL: value })).toHaveLength(1),
  )

  test('wants the mail server and the sender together, and keeps the server’s password to itself', () => {
    const mail = { SMTP_URL: 'smtp://hub:secret@mail.example:587', MAIL_FROM: '繁星 <hub@example.org>' }
    expect(readConfig(mail).mail).toEqual({ smtpUrl: mail.SMTP_URL, from: mail.MAIL_FROM })
    expect(problems({ SMTP_URL: mail.SMTP_URL })).toEqual([
      'MAIL_FROM must be set too: e-mail needs SMTP_URL and MAIL_FROM',
    ])
    const [server, sender] = problems({ SMTP_URL: 'http://hub:secret@mail.example', MAIL_FROM: 'hub' })
    expect(server).toBe('SMTP_URL must be smtp://user:password@host:587, or smtps://…:465')
    expect(sender).toContain('MAIL_FROM is "hub", which must be an address')
  })

  test('keeps a password out of the message', () => {
    for (const url of ['mysql://user:secret@host/database', 'postgresql://user:5/secret@host/database']) {
      const [found] = problems({ DATABASE_URL: url })
      expect(found).toMatch(/^DATABASE_URL must be postgresql:\/\/user@host:5432\/database; in a password, write /)
      expect(found).not.toContain('secret')
    }
  })
})
